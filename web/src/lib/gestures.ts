// Moving a drawing about: by mouse, finger and keyboard.

export interface Moves {
  pan: (dx: number, dy: number) => void
  zoom: (by: number, at: [number, number]) => void
  reset: () => void
}
interface Point {
  x: number
  y: number
}

const slack = 5 // pixels that a click may move
const step = 60 // pixels for a key
const closer = 1.4 // for a key

// gestures has what is done over a node told to moves: drawing with the mouse or
// a finger, two fingers, the wheel with Ctrl (as pads tell pinching), arrows,
// + − and 0. A click that ends a drawing opens nothing.
export function gestures(node: SVGSVGElement, moves: Moves): { destroy: () => void } {
  const held = new Map<number, Point>()
  let begun: Point | null = null // where the first finger went down, until it has moved
  let dragged = false

  const here = (e: { clientX: number; clientY: number }): Point => {
    const r = node.getBoundingClientRect()
    return { x: e.clientX - r.left, y: e.clientY - r.top }
  }
  function down(e: PointerEvent): void {
    if (e.pointerType === 'mouse' && e.button !== 0) return
    if (held.size === 0) {
      begun = here(e)
      dragged = false
    }
    held.set(e.pointerId, here(e))
  }
  function move(e: PointerEvent): void {
    const was = held.get(e.pointerId)
    if (!was) return
    const now = here(e)
    if (begun && held.size === 1 && Math.hypot(now.x - begun.x, now.y - begun.y) < slack) return
    if (begun) {
      begun = null
      dragged = true
      node.setPointerCapture(e.pointerId)
    }
    const other = [...held].find(([id]) => id !== e.pointerId)?.[1]
    held.set(e.pointerId, now)
    if (!other) return moves.pan(now.x - was.x, now.y - was.y)
    const apart = (p: Point): number => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y))
    moves.pan((now.x - was.x) / 2, (now.y - was.y) / 2)
    moves.zoom(apart(now) / apart(was), [(now.x + other.x) / 2, (now.y + other.y) / 2])
  }
  function up(e: PointerEvent): void {
    held.delete(e.pointerId)
    if (held.size > 0) return
    begun = null
    // The click comes right behind, if there is one.
    if (dragged) setTimeout(() => (dragged = false))
  }
  function click(e: MouseEvent): void {
    if (!dragged) return
    e.preventDefault()
    e.stopPropagation()
  }
  function wheel(e: WheelEvent): void {
    if (!e.ctrlKey && !e.metaKey) return
    e.preventDefault()
    const at = here(e)
    moves.zoom(Math.exp(-Math.max(-50, Math.min(50, e.deltaY)) * 0.01), [at.x, at.y])
  }
  function key(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const middle: [number, number] = [node.clientWidth / 2, node.clientHeight / 2]
    const does: Record<string, () => void> = {
      ArrowLeft: () => moves.pan(step, 0),
      ArrowRight: () => moves.pan(-step, 0),
      ArrowUp: () => moves.pan(0, step),
      ArrowDown: () => moves.pan(0, -step),
      '+': () => moves.zoom(closer, middle),
      '=': () => moves.zoom(closer, middle),
      '-': () => moves.zoom(1 / closer, middle),
      '0': () => moves.reset(),
    }
    const f = does[e.key]
    if (!f) return
    e.preventDefault()
    f()
  }
  const still = (e: Event): void => e.preventDefault()

  const on: [string, EventListener, AddEventListenerOptions?][] = [
    ['pointerdown', down as EventListener],
    ['pointermove', move as EventListener],
    ['pointerup', up as EventListener],
    ['pointercancel', up as EventListener],
    ['click', click as EventListener, { capture: true }],
    ['wheel', wheel as EventListener, { passive: false }],
    ['keydown', key as EventListener],
    ['dragstart', still],
  ]
  for (const [name, f, o] of on) node.addEventListener(name, f, o)
  return { destroy: () => on.forEach(([name, f, o]) => node.removeEventListener(name, f, o)) }
}
