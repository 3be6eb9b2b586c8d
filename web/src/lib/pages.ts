// Pages by address; each is loaded when it is first shown.
import type { Component } from 'svelte'
import type { Key } from './i18n'

export interface Page {
  path: string
  title: Key
  load: () => Promise<{ default: Component<Record<string, string>> }>
}

const page = (path: string, title: Key, load: () => Promise<{ default: unknown }>): Page => ({ path, title, load: load as Page['load'] })

export const pages: Page[] = [
  page('/', 'today', () => import('../pages/Today.svelte')),
  page('/paste', 'paste', () => import('../pages/Paste.svelte')),
  page('/article/:number', 'article', () => import('../pages/Article.svelte')),
]

// The menu, in groups; what is not in it is reached from other pages.
export const menu: { title: Key; paths: string[] }[] = [
  { title: 'group_read', paths: ['/', '/documents', '/search', '/paste'] },
  { title: 'group_ask', paths: ['/register', '/timeline', '/relations', '/network', '/map'] },
  { title: 'group_follow', paths: ['/claims', '/agenda', '/stories', '/actors', '/alerts'] },
]
