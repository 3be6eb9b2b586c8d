// A list that is read page by page: what was read stays, more is put behind it.
import { get } from './api'
import type { List } from './types'

export class Pager<T> {
  items = $state.raw<T[] | null>(null)
  next = $state('')
  failed = $state.raw<unknown>(null)
  busy = $state(false)
  private path = ''
  private params = new URLSearchParams()
  private stop = new AbortController()

  // start reads the first page of a list; what is on its way is forgotten. The
  // old items stay until the new ones are there.
  start(path: string, params: URLSearchParams): void {
    this.stop.abort()
    this.stop = new AbortController()
    this.path = path
    this.params = params
    void this.read('')
  }
  // again reads what was read once more, after something changed: as many items
  // as there are, at most what one page may have.
  async again(): Promise<void> {
    const q = new URLSearchParams(this.params)
    q.set('limit', String(Math.min(100, Math.max(Number(q.get('limit') ?? 0), this.items?.length ?? 0))))
    await this.read('', q)
  }
  more(): void {
    if (this.next && !this.busy) void this.read(this.next)
  }
  end(): void {
    this.stop.abort()
  }

  private async read(cursor: string, params = this.params): Promise<void> {
    const { signal } = this.stop
    const q = new URLSearchParams(params)
    if (cursor) q.set('cursor', cursor)
    this.busy = true
    try {
      const a = await get<List<T>>(this.path, q, signal)
      this.items = cursor ? [...(this.items ?? []), ...(a.items ?? [])] : (a.items ?? [])
      this.next = a.next ?? ''
      this.failed = null
    } catch (e) {
      if (signal.aborted) return
      this.failed = e
      if (!cursor) this.items = null
    } finally {
      if (!signal.aborted) this.busy = false
    }
  }
}
