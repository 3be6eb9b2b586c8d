// News of the register as it comes (server-sent events), for every page that
// listens; one connection for all.
import { address } from './api'

// `changed` is news of stories, claims and plans.
type Heard = (kind: 'documents' | 'events' | 'corrections' | 'changed', data: unknown) => void

class Live {
  state = $state<'off' | 'connecting' | 'on'>('off')
}
export const live = new Live()

const listeners = new Set<Heard>()
let source: EventSource | undefined

function open(): void {
  live.state = 'connecting'
  source = new EventSource(address('/stream'))
  source.onopen = () => (live.state = 'on')
  source.onerror = () => {
    // The browser tries again by itself, unless the server said no.
    live.state = source?.readyState === EventSource.CLOSED ? 'off' : 'connecting'
  }
  for (const kind of ['documents', 'events', 'corrections', 'changed'] as const) {
    source.addEventListener(kind, (e) => {
      let data: unknown
      try {
        data = JSON.parse((e as MessageEvent<string>).data)
      } catch {
        return
      }
      for (const f of listeners) f(kind, data)
    })
  }
}

// What a page first shows goes before news of it.
const afterFirst = 400
let opening: ReturnType<typeof setTimeout> | undefined

// hear calls f with what is new until what it returns is called.
export function hear(f: Heard): () => void {
  listeners.add(f)
  if (!source) {
    clearTimeout(opening)
    opening = setTimeout(() => source ?? open(), afterFirst)
  }
  return () => {
    listeners.delete(f)
    if (listeners.size === 0) {
      clearTimeout(opening)
      source?.close()
      source = undefined
      live.state = 'off'
    }
  }
}
