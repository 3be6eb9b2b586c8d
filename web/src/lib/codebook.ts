// Types and modes of the codebook, from the names the page has for them.
import { settings } from './settings.svelte'

export const types = (): string[] => Object.keys(settings.words.codes.type)
export const modes = (type: string): string[] =>
  Object.keys(settings.words.codes.mode)
    .filter((m) => m.startsWith(`${type}/`))
    .map((m) => m.slice(type.length + 1))
export const sectors = (): string[] => Object.keys(settings.words.codes.sector)
