/** A click on the switch: the other colours than those now shown, remembered on this device. */
const { dataset } = document.documentElement;

document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
  const dark = dataset['theme'] ? dataset['theme'] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset['theme'] = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', dataset['theme']);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
});

export {};
