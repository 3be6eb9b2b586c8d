// What a form says of an event, and what of it is a change.
import type { Actor, Event } from './types'

export interface Person {
  name: string
  code: string
  sector: string
  was: string // how it would be written if nothing was changed
}
export interface Draft {
  type: string
  mode: string
  actor: Person[]
  recipient: Person[]
  said_by: Person[]
  realis: string
  claim: string
  date: string
  place: string
  historical: boolean
}

export const nobody = (): Person => ({ name: '', code: '', sector: '', was: '' })

function person(a: Actor): Person {
  const p = { name: a.text || a.name || a.name_en || '', code: a.code ?? '', sector: a.sector ?? '', was: '' }
  return { ...p, was: written({ ...p, was: '' }) }
}

// written is a participant as the server reads it: docs/corrections.md.
function written(p: Person): string {
  const codes = [p.code.trim().toUpperCase(), p.sector.trim().toUpperCase()]
  const code = codes[1] ? codes.join(':') : (codes[0] ?? '')
  const name = p.name.trim()
  if (!name) return code
  return code ? `${name}=${code}` : name
}

export function draft(e: Event): Draft {
  const d = e.date
  return {
    type: e.type,
    mode: e.mode ?? '',
    actor: (e.actor ?? []).map(person),
    recipient: (e.recipient ?? []).map(person),
    said_by: (e.said_by ?? []).map(person),
    realis: e.realis,
    claim: e.claim,
    date: d ? (d.to && d.to !== d.from ? `${d.from}..${d.to}` : d.from) : '',
    place: placed(e),
    historical: e.historical ?? false,
  }
}

function placed(e: Event): string {
  const name = e.place?.name || e.place?.text || ''
  return name && e.place?.code ? `${name}=${e.place.code}` : name
}

// A participant whose codes stay as they are is named only, so that all that is
// known of it is kept.
function side(list: Person[]): string[] {
  return list.map((p) => (written(p) === p.was && p.name ? p.name : written(p))).filter((s) => s !== '')
}

// changes are the fields in which a draft differs from the event.
export function changes(e: Event, d: Draft): Record<string, unknown> {
  const was = draft(e)
  const out: Record<string, unknown> = {}
  for (const k of ['type', 'mode', 'realis', 'claim', 'date', 'place', 'historical'] as const) {
    if (d[k] !== was[k]) out[k] = d[k]
  }
  if (out.type !== undefined) out.mode = d.mode
  for (const k of ['actor', 'recipient', 'said_by'] as const) {
    if (JSON.stringify(d[k].map(written)) !== JSON.stringify(was[k].map(written))) out[k] = side(d[k])
  }
  return out
}
