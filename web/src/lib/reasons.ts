// Why two reports are taken for one event, with names in the language of the page.
import { day, where, who } from './format'
import { code, typeName } from './i18n'
import { t } from './i18n'
import type { Actor, Event, StoryReason } from './types'

export interface Said {
  kind: string
  weight: number
  name: string
  what: string
}

export function reasonOf(r: StoryReason, event: Event, other: Event | undefined): Said {
  return { kind: r.kind, weight: r.weight, name: code('reason', r.kind), what: r.what ? common(r.kind, r.what, event, other) : '' }
}

function common(kind: string, what: string, a: Event, b: Event | undefined): string {
  switch (kind) {
    case 'type':
      return typeName(a.type, a.mode)
    case 'actor':
      return both([...(a.actor ?? []), ...(a.recipient ?? [])], [...(b?.actor ?? []), ...(b?.recipient ?? [])]) || what
    case 'recipient':
      return both(a.recipient ?? [], b?.recipient ?? []) || what
    case 'place':
      return a.place ? where(a.place) : what
    case 'day':
      return (what.match(/\d{4}-\d\d-\d\d/g) ?? [what]).map((d) => day(d)).join(t('comma'))
  }
  return what
}

// both names those who stand on both sides.
function both(x: Actor[], y: Actor[]): string {
  const same = (a: Actor, b: Actor): boolean => Boolean((a.id && a.id === b.id) || (a.code && a.code === b.code))
  return [...new Set(x.filter((a) => y.some((b) => same(a, b))).map(who))].join(t('comma'))
}

// sureness makes a share of the odds that the weights of reasons add up to.
export const sureness = (score: number): number => 1 / (1 + Math.exp(-score))
