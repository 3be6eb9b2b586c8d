// Addresses of the page: /register?type=ASSAULT. Links are ordinary links; clicks
// on those of this page change what is shown without loading it again.

export interface Place {
  path: string
  query: URLSearchParams
  state: number // grows with every change, also to the same address
}

function here(n: number): Place {
  return { path: location.pathname.replace(/\/+$/, '') || '/', query: new URLSearchParams(location.search), state: n }
}

class Router {
  place = $state.raw(here(0))
}
export const router = new Router()

const scrolled = new Map<string, number>()
let moved = false
export const hasMoved = (): boolean => moved

// go shows an address of this page. With replace the one shown now is not kept
// in the history: filters as they are typed.
export function go(address: string, opts: { replace?: boolean; keepScroll?: boolean } = {}): void {
  scrolled.set(location.href, scrollY)
  history[opts.replace ? 'replaceState' : 'pushState'](null, '', address)
  moved = true
  router.place = here(router.place.state + 1)
  if (!opts.keepScroll && !opts.replace) scrollTo(0, 0)
}

// withQuery is the address shown now with some parameters changed; "" removes.
export function withQuery(changes: Record<string, string | undefined>, path = router.place.path): string {
  const q = new URLSearchParams(path === router.place.path ? router.place.query : undefined)
  for (const [k, v] of Object.entries(changes)) {
    if (v) q.set(k, v)
    else q.delete(k)
  }
  const s = q.toString()
  return s ? `${path}?${s}` : path
}

// match tells whether a path has the form of a pattern («/article/:number») and
// returns its parts.
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/')
  const have = path.split('/')
  if (want.length !== have.length) return null
  const parts: Record<string, string> = {}
  for (const [i, w] of want.entries()) {
    const h = have[i] ?? ''
    if (w.startsWith(':')) {
      if (!h) return null
      try {
        parts[w.slice(1)] = decodeURIComponent(h)
      } catch {
        return null
      }
    } else if (w !== h) return null
  }
  return parts
}

// follow takes over clicks on links to this page.
export function follow(e: MouseEvent): void {
  if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
  const a = e.target instanceof Element ? e.target.closest('a') : null
  if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin) return
  if (/^\/(api|docs|mcp|assets|healthz|metrics)(\/|$)/.test(a.pathname)) return
  if (a.hash && a.pathname === location.pathname && a.search === location.search) return
  e.preventDefault()
  go(a.pathname + a.search)
}

// listen begins to follow the buttons of the browser; it returns how to end it.
export function listen(): () => void {
  const back = (): void => {
    moved = true
    router.place = here(router.place.state + 1)
    const y = scrolled.get(location.href)
    if (y !== undefined) requestAnimationFrame(() => scrollTo(0, y))
  }
  addEventListener('popstate', back)
  return () => removeEventListener('popstate', back)
}
