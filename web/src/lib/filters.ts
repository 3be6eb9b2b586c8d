// Filters of events, by the names that addresses have for them (docs/query.md).
import { modes, sectors, types } from './codebook'
import { country, partyName } from './countries'
import { day, isolated } from './format'
import { code, t, typeName, type Key } from './i18n'

// How a value is asked for: from a list, or as words of a kind.
export type Form = 'list' | 'who' | 'days' | 'words' | 'number' | 'ltr'

export interface Filter {
  name: string
  label: Key
  form: Form
  values?: () => string[]
  say?: (v: string) => string
}

const yesNo = { values: () => ['yes', 'no'], say: (v: string) => t(v === 'no' ? 'no' : 'yes') }

export const filters: Filter[] = [
  { name: 'type', label: 'f_type', form: 'list', values: () => types().flatMap((x) => [x, ...modes(x).map((m) => `${x}/${m}`)]), say: (v) => typeName(v.split('/')[0] ?? v, v.split('/')[1]) },
  { name: 'actor', label: 'f_actor', form: 'who', say: partyName },
  { name: 'recipient', label: 'f_recipient', form: 'who', say: partyName },
  { name: 'time', label: 'f_time', form: 'days', say: said },
  { name: 'text', label: 'f_text', form: 'words' },
  { name: 'quad', label: 'f_quad', form: 'list', values: () => ['1', '2', '3', '4'], say: (v) => code('quad', v) },
  { name: 'party', label: 'f_party', form: 'who', say: partyName },
  { name: 'said_by', label: 'f_said_by', form: 'who', say: partyName },
  { name: 'dyad', label: 'f_dyad', form: 'ltr' },
  { name: 'realis', label: 'f_realis', form: 'list', values: () => ['actual', 'future', 'hypothetical', 'negated'], say: (v) => code('realis', v) },
  { name: 'claim', label: 'f_claim', form: 'list', values: () => ['asserted', 'alleged', 'denied', 'confirmed'], say: (v) => code('claim', v) },
  { name: 'country', label: 'f_country', form: 'who', say: country },
  { name: 'place', label: 'f_place', form: 'words' },
  { name: 'near', label: 'f_near', form: 'words' },
  { name: 'radius', label: 'f_radius', form: 'number' },
  { name: 'sector', label: 'f_sector', form: 'list', values: sectors, say: (v) => code('sector', v) },
  { name: 'source', label: 'f_source', form: 'words' },
  { name: 'published', label: 'f_published', form: 'days', say: said },
  { name: 'during', label: 'f_during', form: 'days', say: said },
  { name: 'precision', label: 'f_precision', form: 'list', values: () => ['day', 'week', 'month', 'year'], say: (v) => t(`by_${v}` as Key) },
  { name: 'background', label: 'f_background', form: 'list', ...yesNo },
  { name: 'merged', label: 'f_merged', form: 'list', ...yesNo },
  { name: 'lang', label: 'f_lang', form: 'list', values: () => ['ar', 'en'], say: (v) => t(v === 'en' ? 'lang_en' : 'lang_ar') },
  { name: 'confidence', label: 'f_confidence', form: 'number' },
  { name: 'unit', label: 'f_unit', form: 'list', values: () => ['events', 'reports'], say: (v) => t(v === 'reports' ? 'unit_reports' : 'unit_events') },
  { name: 'story', label: 'f_story', form: 'ltr' },
  { name: 'id', label: 'f_id', form: 'ltr' },
  { name: 'doc', label: 'f_doc', form: 'ltr' },
]

// The filters that the form always shows; the others are added by name.
export const common = ['type', 'actor', 'recipient', 'time', 'text']

const byName = new Map(filters.map((f) => [f.name, f]))
export const filter = (name: string): Filter | undefined => byName.get(name)

function said(v: string): string {
  return v.split('..').map((d) => (/^\d{4}(-\d\d){0,2}$/.test(d) ? day(d) : d)).join(' – ')
}

// Given is one value of one filter in an address. `lang` is not among them: in
// the address of a page it is the language of the page; of articles it is
// `article_lang`.
export interface Given {
  name: string
  value: string
}
const inPage = (name: string): string => (name === 'lang' ? 'article_lang' : name)

export function given(q: URLSearchParams): Given[] {
  return filters.flatMap((f) =>
    q.getAll(inPage(f.name)).flatMap((all) => (f.name === 'text' || f.form === 'words' ? [all] : all.split(',')).filter((v) => v.trim()).map((value) => ({ name: f.name, value: value.trim() }))),
  )
}

// asked are the parameters for the server of the filters in an address.
export function asked(q: URLSearchParams): URLSearchParams {
  const out = new URLSearchParams()
  for (const g of given(q)) out.append(g.name, g.value)
  return out
}

// changed is the query of an address with a value of a filter put in or out;
// everything else stays, but for the place in a list.
export function changed(q: URLSearchParams, put: Given[], out: Given[] = []): string {
  const list = given(q).filter((g) => !out.some((o) => o.name === g.name && (o.value === '' || o.value === g.value)))
  for (const p of put) if (p.value && !list.some((g) => g.name === p.name && g.value === p.value)) list.push(p)
  const rest = new URLSearchParams(q)
  for (const f of filters) rest.delete(inPage(f.name))
  rest.delete('cursor')
  for (const g of list) rest.append(inPage(g.name), g.value)
  const s = rest.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')
  return s ? `?${s}` : ''
}

export function say(g: Given): string {
  return filter(g.name)?.say?.(g.value) ?? g.value
}
export const label = (name: string): string => {
  const f = filter(name)
  return f ? t(f.label) : name
}

export const hint = (form: Form): string => isolated(form === 'who' ? t('who_hint') : form === 'days' ? t('time_hint') : '')
export const example = (form: Form): string => (form === 'who' ? 'USA' : form === 'days' ? '2018-03' : '')
// Codes and days are written from left to right, names as they are.
export const inputDir = (form: Form): 'ltr' | 'auto' => (form === 'days' || form === 'number' || form === 'ltr' ? 'ltr' : 'auto')
