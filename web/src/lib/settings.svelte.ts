// What the reader chose: language, colours, digits. Remembered in the browser;
// `?lang=ar` or `?lang=en` in an address wins.
import type { Words } from './i18n/en'

export type Lang = 'ar' | 'en'
export type Theme = 'auto' | 'light' | 'dark'
export type Digits = 'auto' | 'latn' | 'arab'

const langs: readonly Lang[] = ['ar', 'en']

// Private windows may refuse storage: choices then last as long as the page.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(`sijil.${key}`)
  } catch {
    return null
  }
}
function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`sijil.${key}`, value)
  } catch {
    // not kept
  }
}
function oneOf<T extends string>(value: string | null, of: readonly T[], other: T): T {
  return of.includes(value as T) ? (value as T) : other
}

function firstLang(): Lang {
  const asked = new URLSearchParams(location.search).get('lang')
  if (langs.includes(asked as Lang)) {
    keep('lang', asked as Lang)
    return asked as Lang
  }
  const kept = recall('lang')
  if (langs.includes(kept as Lang)) return kept as Lang
  return navigator.languages.some((l) => l.toLowerCase().startsWith('ar')) ? 'ar' : 'en'
}

class Settings {
  lang = $state<Lang>('ar')
  theme = $state<Theme>('auto')
  digits = $state<Digits>('auto')
  words = $state.raw({} as Words)
  dark = $state(false)

  get dir(): 'rtl' | 'ltr' {
    return this.lang === 'ar' ? 'rtl' : 'ltr'
  }
  // Arabic news on the web prints 0-9 far more often than ٠-٩ (the pan-Arab
  // channels and the Maghreb always, Egypt and the Gulf in part): Latin digits
  // unless the reader asks for the others.
  get locale(): string {
    if (this.lang === 'en') return 'en-GB'
    return this.digits === 'arab' ? 'ar-u-ca-gregory-nu-arab' : 'ar-u-ca-gregory-nu-latn'
  }
}

export const settings = new Settings()

const system = matchMedia('(prefers-color-scheme: dark)')

const paper = matchMedia('print')

// Charts are drawn in the colours of their surroundings: light ones on paper.
function paint(): void {
  settings.dark = !paper.matches && (settings.theme === 'dark' || (settings.theme === 'auto' && system.matches))
  document.documentElement.dataset.theme = settings.dark ? 'dark' : 'light'
}

export async function setLang(lang: Lang): Promise<void> {
  settings.words = lang === 'ar' ? (await import('./i18n/ar')).ar : (await import('./i18n/en')).en
  settings.lang = lang
  document.documentElement.lang = lang
  document.documentElement.dir = settings.dir
  keep('lang', lang)
}
export function setTheme(theme: Theme): void {
  settings.theme = theme
  keep('theme', theme)
  paint()
}
export function setDigits(digits: Digits): void {
  settings.digits = digits
  keep('digits', digits)
}

// start reads what was chosen and loads the words of the language.
export async function start(): Promise<void> {
  settings.theme = oneOf(recall('theme'), ['auto', 'light', 'dark'], 'auto')
  settings.digits = oneOf(recall('digits'), ['auto', 'latn', 'arab'], 'auto')
  system.addEventListener('change', paint)
  paper.addEventListener('change', paint)
  paint()
  await setLang(firstLang())
}
