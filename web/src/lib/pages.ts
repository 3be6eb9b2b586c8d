// Pages by address; each is loaded when it is first shown.
import type { Component } from 'svelte'
import type { Key } from './i18n'
import { match } from './router.svelte'

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
  page('/documents', 'documents', () => import('../pages/Documents.svelte')),
  page('/register', 'register', () => import('../pages/Register.svelte')),
  page('/search', 'search', () => import('../pages/Search.svelte')),
  page('/claims', 'claims', () => import('../pages/Claims.svelte')),
  page('/agenda', 'agenda', () => import('../pages/Agenda.svelte')),
  page('/stories', 'stories', () => import('../pages/Stories.svelte')),
  page('/stories/:id', 'story', () => import('../pages/Story.svelte')),
  page('/timeline', 'timeline', () => import('../pages/Timeline.svelte')),
  page('/relations', 'relations', () => import('../pages/Relations.svelte')),
  page('/network', 'network', () => import('../pages/Network.svelte')),
  page('/map', 'map', () => import('../pages/Map.svelte')),
  page('/actors', 'actors', () => import('../pages/Actors.svelte')),
  page('/actor/:id', 'actors', () => import('../pages/Actor.svelte')),
  page('/alerts', 'alerts', () => import('../pages/Alerts.svelte')),
  page('/decisions', 'decisions', () => import('../pages/Decisions.svelte')),
  page('/feeds', 'feeds', () => import('../pages/Feeds.svelte')),
  page('/login', 'login', () => import('../pages/Login.svelte')),
]

// The menu, in groups; what is not in it is reached from other pages.
export const menu: { title: Key; paths: string[] }[] = [
  { title: 'group_read', paths: ['/', '/documents', '/search', '/paste'] },
  { title: 'group_ask', paths: ['/register', '/timeline', '/relations', '/network', '/map'] },
  { title: 'group_follow', paths: ['/claims', '/agenda', '/stories', '/actors', '/alerts'] },
  { title: 'group_keep', paths: ['/decisions', '/feeds'] },
]

// ahead loads the code of the page of an address before anybody shows it.
export async function ahead(address: string): Promise<void> {
  const path = address.replace(/\/+$/, '') || '/'
  try {
    await pages.find((p) => match(p.path, path))?.load()
  } catch {
    // who shows it tells
  }
}
