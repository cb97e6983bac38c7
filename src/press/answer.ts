/**
 * An answer as rendering needs it: what it was given, and no stream around it. That of Node is made for the network and takes a tenth of the
 * time of a page; while a page is rendered this one stands in its place.
 */
type Body = string | Uint8Array | ArrayBuffer | null | undefined;

class Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Body;

  constructor(body?: Body, { status = 200, statusText = '', headers }: ResponseInit = {}) {
    this.status = status;
    this.statusText = statusText;
    this.headers = headers instanceof Headers ? headers : new Headers(headers);
    this.body = body;
  }

  static json(value: unknown, init?: ResponseInit): Answer {
    return new Answer(JSON.stringify(value), init);
  }

  text(): Promise<string> {
    return Promise.resolve(typeof this.body === 'string' ? this.body : new TextDecoder().decode(this.body ?? undefined));
  }

  arrayBuffer(): Promise<Uint8Array | ArrayBuffer> {
    return Promise.resolve(typeof this.body === 'string' ? Buffer.from(this.body) : (this.body ?? new Uint8Array()));
  }
}

/** What is asked for: a request as rendering reads it. One of Node's can be aborted, and what waits for that keeps the page alive. */
export const asking = (url: string): Request => ({ url, method: 'GET', headers: new Headers(), body: null }) as unknown as Request;

/** What an answer holds, not copied. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  const body: Uint8Array | ArrayBuffer = (await answer.arrayBuffer()) as Uint8Array | ArrayBuffer;
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(body);
}

/** Does the work with such answers. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  const { Response } = globalThis;
  globalThis.Response = Answer as unknown as typeof Response;
  try {
    return await work();
  } finally {
    globalThis.Response = Response;
  }
}
