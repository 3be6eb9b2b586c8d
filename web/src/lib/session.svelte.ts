// Who asks and what the register holds; read once, and again after what
// changes it.
import { get, setCSRF } from './api'
import type { Version } from './types'

class Session {
  version = $state.raw<Version | null>(null)
  failed = $state(false)
  name = $state('')
  role = $state('')

  get analyst(): boolean {
    return this.role === 'analyst' || this.role === 'admin' || this.version?.open === true
  }
  get empty(): boolean {
    return this.version?.counts.documents === 0
  }
}
export const session = new Session()

export async function refresh(): Promise<void> {
  try {
    session.version = await get<Version>('/version')
    session.failed = false
    session.name = session.version.user?.name ?? ''
    session.role = session.version.user?.role ?? ''
    if (!session.version.open) await me()
  } catch {
    session.failed = true
  }
}

// me asks who is logged in; nobody is no failure.
async function me(): Promise<void> {
  try {
    const m = await get<{ name?: string; user?: string; role?: string; csrf?: string }>('/me')
    session.name = m.name ?? m.user ?? session.name
    session.role = m.role ?? session.role
    setCSRF(m.csrf ?? '')
  } catch {
    setCSRF('')
  }
}
