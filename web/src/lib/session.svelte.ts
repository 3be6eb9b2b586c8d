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
  get admin(): boolean {
    return this.role === 'admin' || this.version?.open === true
  }
  // Whether this register asks who one is, and does not know yet.
  get stranger(): boolean {
    return this.version !== null && !this.version.open && !this.name
  }
  get empty(): boolean {
    return this.version?.counts?.documents === 0
  }
}
export const session = new Session()

export async function refresh(): Promise<void> {
  try {
    const [version] = await Promise.all([get<Version>('/version'), me()])
    session.version = version
    session.failed = false
  } catch {
    session.failed = true
  }
}

// me asks who is signed in; that it is nobody is no failure.
async function me(): Promise<void> {
  const m = await get<{ user?: { name: string; role: string }; open: boolean; csrf?: string }>('/me')
  session.name = m.user?.name ?? ''
  session.role = m.user?.role ?? ''
  setCSRF(m.csrf ?? '')
}
