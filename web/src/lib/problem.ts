// What went wrong, in the words of the page: the server tells it in English.
import { Problem } from './api'
import { typeName, code, t, type Key } from './i18n'
import { day, isolated } from './format'
import { settings } from './settings.svelte'

export interface Told {
  words: string
  more: string[] // what is wrong with each field
  english: string // as the server said it, where the page says it otherwise
}

// say is a message of the server in the language of the page; undefined where
// the page has no words for it.
export function say(message: string): string | undefined {
  if (settings.lang === 'en') return message
  for (const [pattern, words] of settings.words.messages) {
    const m = pattern.exec(message)
    if (m) return filled(words, m)
  }
  return undefined
}

// filled puts in what the message names: $1, {type:$1}, {day:$2}.
function filled(words: string, m: RegExpExecArray): string {
  const part = (n: string): string => m[Number(n)] ?? ''
  return isolated(words.replace(/\{(type|role|field|day):\$(\d)\}/g, (_, list: string, n: string) => named(list, part(n))).replace(/\$(\d)/g, (_, n: string) => part(n)))
}
function named(list: string, value: string): string {
  if (list === 'day') return day(value)
  if (list === 'type') return typeName(value)
  return code(list === 'role' ? 'role' : 'field', value)
}

// field is the name of what a message is about: «body.changes», «query.time».
function field(location: string | undefined): string {
  const name = location?.split('.').find((x, i) => i > 0 && !/^\d+$/.test(x)) ?? ''
  const words = settings.words.codes.field
  return words[name] ?? (settings.lang === 'en' ? name : '')
}

const byStatus: Record<number, Key> = { 401: 'forbidden', 403: 'forbidden', 404: 'gone', 409: 'problem_conflict', 413: 'problem_large', 429: 'problem_many', 503: 'problem_busy', 507: 'problem_full' }

export function told(error: unknown): Told {
  if (!(error instanceof Problem)) return { words: t('problem_page'), more: [], english: error instanceof Error ? error.message : String(error) }
  if (error.offline) return { words: t('offline'), more: [], english: '' }
  const detail = error.detail || error.title
  const said = error.detail && say(error.detail)
  const words = said || t(byStatus[error.status] ?? (error.status >= 500 ? 'problem_server' : 'problem_request'))
  const more: string[] = []
  const english = settings.lang === 'en' ? [] : [detail]
  for (const e of error.errors) {
    const name = field(e.location)
    const message = e.message === error.detail ? '' : (say(e.message ?? '') ?? '')
    const line = name && message ? `${name}: ${message}` : name || message
    if (line) more.push(line)
    if (settings.lang !== 'en' && e.message !== error.detail) english.push([e.location, e.message].filter(Boolean).join(': '))
  }
  return { words, more, english: english.filter(Boolean).join('\n') }
}
