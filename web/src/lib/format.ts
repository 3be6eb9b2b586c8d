// Dates and numbers in the language of the page.
import { settings } from './settings.svelte'
import { country, english } from './countries'
import { code, t } from './i18n'
import type { Actor, Magnitude, Where } from './types'

export const num = (n: number, digits = 0): string =>
  new Intl.NumberFormat(settings.locale, { maximumFractionDigits: digits }).format(n)

export const compact = (n: number): string =>
  new Intl.NumberFormat(settings.locale, { notation: n >= 10000 ? 'compact' : 'standard', maximumFractionDigits: 1 }).format(n)

export const signed = (n: number): string =>
  new Intl.NumberFormat(settings.locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(n)

export const percent = (n: number): string => new Intl.NumberFormat(settings.locale, { style: 'percent' }).format(n)

// day says a date of ISO 8601, as exact as it is: a year, a month, a day, a time.
export function day(iso: string | undefined, form: 'short' | 'long' = 'short'): string {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? '')
  if (!m) return iso ?? ''
  const date = new Date(Date.UTC(Number(m[1]), Number(m[2] ?? 1) - 1, Number(m[3] ?? 1)))
  if (Number.isNaN(date.getTime())) return iso ?? ''
  const o: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
  if (m[2]) o.month = form === 'long' ? 'long' : settings.lang === 'ar' ? 'long' : 'short'
  if (m[3]) o.day = 'numeric'
  if (m[3] && form === 'long') o.weekday = 'long'
  return new Intl.DateTimeFormat(settings.locale, o).format(date)
}

// days says a stretch of days once where it is one.
export function days(from: string | undefined, to: string | undefined, granularity?: string): string {
  if (!from) return ''
  if (granularity === 'month') return day(from.slice(0, 7))
  if (granularity === 'year') return day(from.slice(0, 4))
  return !to || to === from ? day(from) : `${day(from)} – ${day(to)}`
}

// ago says how long since; the time itself is beside it as title.
export function ago(iso: string | undefined): string {
  const then = Date.parse(iso ?? '')
  if (Number.isNaN(then)) return ''
  const s = (then - Date.now()) / 1000
  const f = new Intl.RelativeTimeFormat(settings.locale, { numeric: 'auto' })
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]] as const) {
    if (Math.abs(s) >= size) return f.format(Math.round(s / size), unit)
  }
  return f.format(0, 'minute')
}

// who names a participant in the language of the page where it can.
export function who(a: Actor): string {
  if (settings.lang === 'en') return a.name_en || a.text || a.name || slot(a) || t('nobody')
  return state(a) || a.name || a.text || slot(a) || a.name_en || t('nobody')
}

// state is the Arabic name of a state that an article in another language names.
function state(a: Actor): string {
  const own = a.code && a.id?.toUpperCase() === a.code && !arabic.test(a.name ?? a.text)
  const name = own ? country(a.code ?? '') : ''
  return name === a.code ? '' : name
}
const arabic = /[\u0600-\u06ff]/

// where names a place in the language of the page where it can.
export function where(p: Pick<Where, 'name' | 'name_en' | 'code'> & { text?: string }): string {
  if (settings.lang === 'en') return p.name_en || p.name || p.text || ''
  const name = p.name || p.text || ''
  return p.code && !arabic.test(name) && name === english(p.code) ? country(p.code) : name
}

// idWords makes words of an id, for those without a name: «syr/assad-regime».
export const idWords = (id: string): string => (id.split('/').at(-1) ?? id).replaceAll('-', ' ')

// slot says country and sector, for those of whom lists know no name.
function slot(a: Actor): string {
  return [a.code && country(a.code), a.sector && code('sector', a.sector)].filter(Boolean).join(' · ')
}

// amount says a number of people or of money: «30–35», «more than 30».
export function amount(m: Magnitude): string {
  let s: string
  if (m.low === m.high) s = num(m.low, 1)
  else if (m.high === 0) s = t('more_than', { n: num(m.low, 1) })
  else if (m.low === 0) s = t('up_to', { n: num(m.high, 1) })
  else s = `${num(m.low, 1)}–${num(m.high, 1)}`
  if (m.approx && m.low === m.high) s = t('about', { n: s })
  return m.unit ? `${s} ${m.unit}` : s
}

// isolated keeps what is written from left to right together in Arabic words:
// «2018-03-01..2018-03-15», «USA/GOV».
export const isolated = (words: string): string =>
  settings.lang === 'en' ? words : words.replace(/[-@A-Za-z0-9](?:[-\w.,:;+/>@*{} ]*[\w*/])?/g, (s) => `\u2066${s}\u2069`)

// dirOf is the direction of a language's writing; auto where it is not known.
export function dirOf(lang: string | undefined): 'rtl' | 'ltr' | 'auto' {
  if (!lang) return 'auto'
  return /^(ar|fa|ur|he|ckb|ps|ug|yi)\b/.test(lang) ? 'rtl' : 'ltr'
}

// safeURL lets through addresses of the web only: an article may claim any.
export function safeURL(url: string | undefined): string | undefined {
  if (!url) return undefined
  try {
    const u = new URL(url)
    return u.protocol === 'http:' || u.protocol === 'https:' ? u.href : undefined
  } catch {
    return undefined
  }
}
