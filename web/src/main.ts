import { mount } from 'svelte'
import './styles/index.css'
import App from './App.svelte'
import { ahead } from './lib/pages'
import { refresh } from './lib/session.svelte'
import { start } from './lib/settings.svelte'

// What the page asked for is on its way together with the words of the language,
// which are there before anything is drawn.
void ahead(location.pathname)
void refresh()
await start()
const target = document.getElementById('app')
if (target) mount(App, { target })
