// What was just done, told in a line at the foot of the page, with the way back.
import { del, get } from './api'
import type { Decided, List } from './types'

interface Notice {
  words: string
  undo?: () => Promise<void>
}
class Notices {
  now = $state.raw<Notice | null>(null)
  failed = $state.raw<unknown>(null)
  busy = $state(false)
}
export const notices = new Notices()

export function tell(words: string, undo?: () => Promise<void>): void {
  notices.failed = null
  notices.now = undo ? { words, undo } : { words }
}
export function dismiss(): void {
  notices.now = null
  notices.failed = null
}
export async function undo(): Promise<boolean> {
  const back = notices.now?.undo
  if (!back || notices.busy) return false
  notices.busy = true
  try {
    await back()
    return true
  } catch (e) {
    notices.failed = e
    return false
  } finally {
    notices.busy = false
  }
}

// takesBack is how to take back the decision that was made last of a kind, of
// the events or plans with these ids.
export async function takesBack(kind: Decided['kind'], ids: string[], then: () => unknown): Promise<(() => Promise<void>) | undefined> {
  const list = (await get<List<Decided>>('/decisions', { kind, limit: 20 })).items ?? []
  const made = list.find((d) => ids.includes(d.first.id ?? '') || ids.includes(d.second?.id ?? ''))
  if (!made) return undefined
  return async () => {
    await del(`/decisions/${encodeURIComponent(made.id)}`)
    await then()
  }
}
