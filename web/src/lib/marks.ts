// The marks of an article: its text cut where something begins or ends, each
// piece with what it is part of.
import type { Offsets } from './bytes'
import type { Block, Doc, Event, Span } from './types'

export interface Layers {
  people: boolean
  quotes: boolean
  dates: boolean
}
export interface Piece {
  text: string
  event?: string // id of the event whose word it is
  quad?: number
  person: boolean
  quote: boolean
  date: boolean
  lit: string // of the chosen event: sentence, trigger, actor, recipient, said, date, place, number
}
interface Mark {
  start: number
  end: number
  put: (p: Piece) => void
}
export interface Line {
  kind: string
  furniture: boolean
  pieces: Piece[]
}

const coded = new Set(['title', 'paragraph', 'heading', 'list_item', 'quote', 'caption'])
export const isFurniture = (kind: string): boolean => !coded.has(kind)

// triggers puts the words of events; of several on the same words the first.
function triggers(doc: Doc): Mark[] {
  return (doc.events ?? []).map((e) => ({
    start: e.trigger.start,
    end: e.trigger.end,
    put: (p) => {
      if (!p.event) {
        p.event = e.id
        p.quad = e.quad
      }
    },
  }))
}

export function layerMarks(doc: Doc, layers: Layers): Mark[] {
  const out = triggers(doc)
  const add = (list: (Span | undefined)[], put: (p: Piece) => void): void => {
    for (const s of list) if (s && s.end > s.start) out.push({ start: s.start, end: s.end, put })
  }
  if (layers.people) add(doc.mentions ?? [], (p) => (p.person = true))
  if (layers.quotes) add(doc.quotes ?? [], (p) => (p.quote = true))
  if (layers.dates) {
    add((doc.events ?? []).flatMap((e) => [e.date, e.place]), (p) => (p.date = true))
    add((doc.agenda ?? []).flatMap((a) => [a.when, a.where]), (p) => (p.date = true))
  }
  return out
}

// litMarks lights the words of one event; what is set last wins.
export function litMarks(e: Event | undefined): Mark[] {
  if (!e) return []
  const out: Mark[] = []
  const add = (list: (Span | undefined)[], name: string): void => {
    for (const s of list) if (s && s.end > s.start) out.push({ start: s.start, end: s.end, put: (p) => (p.lit = name) })
  }
  add([e.sentence], 'sentence')
  add([e.date], 'date')
  add([e.place], 'place')
  add(e.magnitude ?? [], 'number')
  add(e.said_by ?? [], 'said')
  add(e.recipient ?? [], 'recipient')
  add(e.actor ?? [], 'actor')
  add([e.trigger], 'trigger')
  return out
}

// cutLines cuts blocks of a text into pieces by marks, which are in bytes.
export function cutLines(text: string, at: Offsets, blocks: Block[], marks: Mark[]): Line[] {
  const sorted = marks.map((m, order) => ({ ...m, order })).sort((a, b) => a.start - b.start)
  let next = 0
  let open: typeof sorted = []
  return blocks.map((block) => {
    while (next < sorted.length && (sorted[next]?.start ?? 0) < block.end) {
      const m = sorted[next++]
      if (m) open.push(m)
    }
    open = open.filter((m) => m.end > block.start)
    const inside = open.filter((m) => m.start < block.end).sort((a, b) => a.order - b.order)
    return { kind: block.kind, furniture: isFurniture(block.kind), pieces: cut(text, at, block, inside) }
  })
}

function cut(text: string, at: Offsets, block: Span, marks: Mark[]): Piece[] {
  const borders = new Set([block.start, block.end])
  for (const m of marks) {
    if (m.start > block.start) borders.add(m.start)
    if (m.end < block.end) borders.add(m.end)
  }
  const list = [...borders].sort((a, b) => a - b)
  const out: Piece[] = []
  for (let i = 0; i + 1 < list.length; i++) {
    const start = list[i] ?? 0
    const end = list[i + 1] ?? 0
    const words = text.slice(at.index(start), at.index(end))
    if (!words) continue
    const p: Piece = { text: words, person: false, quote: false, date: false, lit: '' }
    for (const m of marks) if (m.start <= start && m.end >= end) m.put(p)
    out.push(p)
  }
  return out
}
