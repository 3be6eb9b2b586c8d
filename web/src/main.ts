import { mount } from 'svelte'
import './styles/index.css'
import App from './App.svelte'
import { start } from './lib/settings.svelte'

// The language is known and its words are loaded before anything is drawn.
await start()
const target = document.getElementById('app')
if (target) mount(App, { target })
