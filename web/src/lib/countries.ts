// Names of country slots in the language of the page.
import { t, type Key } from './i18n'
import { iso2 } from './iso'
import { settings } from './settings.svelte'

// Slots of PLOVER that are no country.
const groups: Record<string, Key> = { IGO: 'slot_igo', UNO: 'slot_uno', EUR: 'slot_eur', NGO: 'slot_ngo', MNC: 'slot_mnc', IMG: 'slot_img', ISM: 'slot_ism' }

let names: Intl.DisplayNames | undefined
let of = ''

// country is the name of a slot, the code itself where there is none.
export function country(code: string): string {
  const group = groups[code]
  if (group) return t(group)
  const two = iso2.get(code)
  if (!two) return code
  if (!names || of !== settings.locale) {
    of = settings.locale
    names = new Intl.DisplayNames(settings.locale, { type: 'region' })
  }
  return names.of(two) ?? code
}

const inEnglish = new Intl.DisplayNames('en', { type: 'region' })
// english is the English name of a state, as English articles have it.
export function english(code: string): string {
  const two = iso2.get(code)
  return two ? (inEnglish.of(two) ?? '') : ''
}

export const slots = (): string[] => [...iso2.keys(), ...Object.keys(groups)]

// partyName says a party as filters write it: «USA», «USA/GOV», a name.
export function partyName(s: string): string {
  const [head = '', sector] = s.split('/')
  const name = /^[A-Z]{3}$/.test(head) ? country(head) : head
  return sector ? `${name} · ${settings.words.codes.sector[sector] ?? sector}` : name
}
