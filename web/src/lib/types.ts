// What the server answers (docs/output-fields.md, /api/v1/openapi.json). All
// offsets are bytes into the text of the document, half-open.

export interface Span {
  start: number
  end: number
}
export interface Excerpt extends Span {
  text: string
}
export interface Actor extends Excerpt {
  id?: string
  name?: string
  name_en?: string
  code?: string
  sector?: string
  role?: string
}
export interface When extends Excerpt {
  from: string
  to?: string
  granularity?: string
}
export interface Where extends Excerpt {
  name?: string
  name_en?: string
  code?: string
  adm1?: string
  lat?: number
  lon?: number
}
export interface Magnitude extends Excerpt {
  what: string
  low: number
  high: number
  approx?: boolean
  unit?: string
  said_by?: Actor[]
}
export type Realis = 'actual' | 'future' | 'hypothetical' | 'negated'
export type Claim = 'asserted' | 'alleged' | 'denied' | 'confirmed'

export interface Event {
  id: string
  doc_id: string
  url?: string
  publisher?: string
  published?: string
  lang?: string
  type: string
  mode?: string
  contexts?: string[]
  cameo?: string
  quad: number
  score: number
  trigger: Excerpt
  sentence: Excerpt & { block: string }
  actor: Actor[] | null
  recipient: Actor[] | null
  realis: Realis
  historical?: boolean
  claim: Claim
  said_by: Actor[] | null
  date?: When
  place?: Where
  magnitude?: Magnitude[]
  confidence: number
  trace?: string[]
  story?: string
  version?: string
  judged?: string
  review?: string
}
// Listed is an event of a list, with what tells where it stands.
export interface Listed extends Event {
  doc: number
  day: string
  until: string
  title: string
  added?: string
  reports: number
  sources: number
}
export interface Quote extends Excerpt {
  doc_id: string
  doc?: number
  speaker?: Actor
  addressee?: Actor
  cue?: string
  direct: boolean
  day?: string
}
export interface AgendaItem {
  id: string
  doc_id: string
  url?: string
  publisher?: string
  published?: string
  lang?: string
  what: Excerpt
  occasion: string
  event?: string
  type?: string
  mode?: string
  when?: When
  who: Actor[] | null
  recipient?: Actor[]
  where?: Where
  said_by: Actor[] | null
  realis: Realis
  sentence: Excerpt & { block: string }
  also?: Excerpt[]
  trace?: string[]
}
export interface Block extends Span {
  kind: string
}
export interface Mention extends Actor {
  kind: string
  sentence: number
}
export interface Quantity extends Magnitude {
  of?: Excerpt
  sentence: number
  event?: string
}
export interface Link {
  kind: 'denial' | 'confirmation' | 'repetition'
  from?: string
  word: Excerpt
  to: string
  by: Actor[] | null
  of?: Actor[]
}
export interface Doc {
  id: string
  number?: number
  url?: string
  publisher?: string
  lang?: string
  published?: string
  modified?: string
  authors?: string[]
  section?: string
  title?: string
  text: string
  blocks: Block[] | null
  sentences: (Span & { block: number })[] | null
  mentions: Mention[] | null
  quotes: Quote[] | null
  events: Event[] | null
  agenda: AgendaItem[] | null
  quantities?: Quantity[] | null
  links?: Link[]
  notes?: string[]
  version?: string
  corrections?: Correction[]
  copies?: { number: number; publisher?: string; title?: string }[]
}
export interface Correction {
  id: string
  document: number
  action: 'accept' | 'reject' | 'change' | 'add'
  by?: string
  at: string
  note?: string
  undone?: string
  was?: Event
  is?: Event
}
// What a decision about stories, claims or plans speaks of.
export interface Subject {
  id?: string
  doc?: number
  title?: string
  publisher?: string
  published?: string
  lang?: string
  type?: string
  mode?: string
  sentence: Excerpt
  trigger: Excerpt
}
export interface Decided {
  id: string
  kind: 'story' | 'claim' | 'evidence' | 'outcome'
  right: boolean
  outcome?: string
  at: string
  first: Subject
  second?: Subject
}
// Report is one report of a story; with what it was found to be the same, and why.
export interface Report {
  number: number
  title: string
  copy_of?: number
  lead?: boolean
  event: Event
  with?: string
  score?: number
  reasons?: StoryReason[]
}
export interface StoryReason {
  kind: string
  weight: number
  what?: string
}
export interface Figure extends Magnitude {
  by?: string[]
  publisher?: string
  published?: string
  event: string
  number: number
}
export interface Story extends StoryLine {
  told: Report[] | null
  figures?: Figure[]
}
export interface Feed {
  url: string
  now?: string
  title?: string
  home?: string
  tried?: string
  read?: string
  fresh?: string
  next?: string
  gone: boolean
  articles: number
  lost: number
  errors: number
  note?: string
}
export interface List<T> {
  items: T[] | null
  next?: string
}
export interface Version {
  version: string
  go?: string
  store: string
  counts?: { documents: number; events: number; stories: number }
  languages?: string[]
  user?: { name: string; role: string } | null
  open?: boolean
  sample?: boolean
}
export interface Reason {
  label: string
  text: string
}
export interface Group {
  keys: string[]
  labels?: string[]
  events: number
  reports: number
  score: number
  mean: number
}
export interface Facet {
  key: string
  label?: string
  events: number
}
export interface Point {
  dyad: string
  month: string
  quads: [number, number, number, number]
  events: number
  reports: number
  score: number
  mean: number
}
export interface Statement {
  doc_id: string
  doc?: number
  url?: string
  publisher?: string
  published: string
  lang?: string
  stance: 'accuses' | 'denies' | 'confirms'
  by: Actor[] | null
  event?: string
  sentence: Excerpt
  trigger: Excerpt
  to?: string
  score?: number
  reasons?: string[]
}
export interface ClaimEntry {
  id: string
  status: 'open' | 'denied' | 'confirmed' | 'disputed'
  type: string
  mode?: string
  accused: Actor[] | null
  recipient: Actor[] | null
  statements: Statement[] | null
}
export interface Announcement {
  doc_id: string
  doc?: number
  url?: string
  publisher?: string
  published: string
  lang?: string
  item: AgendaItem
}
export interface PlanReport {
  doc_id: string
  doc?: number
  url?: string
  publisher?: string
  published: string
  lang?: string
  kind: string
  sentence: Excerpt
  event?: string
  score: number
  reasons?: string[]
}
export interface Followed {
  id: string
  outcome: string
  decided?: boolean
  from: string
  to: string
  announced: Announcement[] | null
  reports: PlanReport[] | null
  hints?: number
}
export interface DocLine {
  number: number
  id: string
  url?: string
  publisher?: string
  lang?: string
  published?: string
  title: string
  events: number
}
export interface StoryLine {
  id: string
  type: string
  mode?: string
  realis: Realis
  day?: string
  place?: string
  place_en?: string
  first?: string
  last?: string
  reports: number
  documents: number
  sources: number
  title: string
  lead: string
}
export interface ActorLine {
  id: string
  name?: string
  name_en?: string
  code?: string
  sector?: string
  kind?: string
  events: number
}
