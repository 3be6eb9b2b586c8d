// The server's answers. Every failure is a Problem with words for the reader.

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: { message?: string; location?: string }[] = [],
  ) {
    super(detail || title)
  }
  // Nobody answered: the server is gone or the network is.
  get offline(): boolean {
    return this.status === 0
  }
}

export type Params = Record<string, string | number | boolean | undefined | null> | URLSearchParams

const base = '/api/v1'

// csrf is told by GET /me; requests that change something send it back.
let csrf = ''
export const setCSRF = (value: string): void => {
  csrf = value
}

export function address(path: string, params?: Params): string {
  const q = params instanceof URLSearchParams ? params : new URLSearchParams()
  if (params && !(params instanceof URLSearchParams)) {
    for (const [k, v] of Object.entries(params)) {
      if (v !== undefined && v !== null && v !== '') q.set(k, String(v))
    }
  }
  const s = q.toString()
  return base + path + (s ? `?${s}` : '')
}

async function ask<T>(method: string, path: string, params: Params | undefined, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && csrf) headers['X-Sijil-CSRF'] = csrf
  let answer: Response
  try {
    answer = await fetch(address(path, params), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e
    throw new Problem(0, 'offline', '')
  }
  if (!answer.ok) throw await problem(answer)
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

async function problem(answer: Response): Promise<Problem> {
  try {
    const p = (await answer.json()) as { title?: string; detail?: string; errors?: { message?: string; location?: string }[] }
    return new Problem(answer.status, p.title ?? answer.statusText, p.detail ?? '', p.errors ?? [])
  } catch {
    return new Problem(answer.status, answer.statusText, '')
  }
}

export const get = <T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> => ask<T>('GET', path, params, undefined, signal)
export const post = <T>(path: string, body: unknown = {}, params?: Params): Promise<T> => ask<T>('POST', path, params, body)
export const del = <T>(path: string, params?: Params): Promise<T> => ask<T>('DELETE', path, params, undefined)
