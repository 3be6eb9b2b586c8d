// t says something in the language of the page, tn counts things in it.
import { settings } from '../settings.svelte'
import type { CodeList, Counted, Key, Plural } from './en'

export type { Key } from './en'

// t returns the words of a key; {name} in them is filled from vars.
export function t(key: Key, vars?: Record<string, string | number>): string {
  const s = settings.words.text[key] ?? key
  return vars ? s.replace(/\{(\w+)\}/g, (all, name: string) => String(vars[name] ?? all)) : s
}

// tn counts: «3 events», «٣ أحداث», by the plural rules of the language.
export function tn(key: Counted, n: number): string {
  const forms: Plural = settings.words.counted[key]
  const form = new Intl.PluralRules(settings.lang).select(n)
  const s = forms[form] ?? forms.other
  return s.replace('{n}', new Intl.NumberFormat(settings.locale).format(n))
}

// code says what a code of the codebook means: a type, a mode, a sector, a kind
// of block. An unknown one is shown as it is.
export function code(list: CodeList, key: string): string {
  return settings.words.codes[list][key] ?? key
}

// typeName is the plain name of type and mode.
export function typeName(type: string, mode?: string): string {
  return (mode && settings.words.codes.mode[`${type}/${mode}`]) || code('type', type)
}
