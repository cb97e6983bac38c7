/** Preloaded into a command (`node --import`), it sets the clock: WINNOW_CLOCK=1970-01-01T00:00:00Z. */
const shift = Date.parse(process.env['WINNOW_CLOCK'] ?? '') - Date.now();
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given: [] | ConstructorParameters<DateConstructor>) {
    super(...((given.length === 0 ? [Real.now() + shift] : given) as ConstructorParameters<DateConstructor>));
  }
  static override now(): number {
    return Real.now() + shift;
  }
} as DateConstructor;
