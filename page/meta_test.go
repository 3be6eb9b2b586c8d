package page

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// metaOf reads the metadata of a page written for the test.
func metaOf(t testing.TB, page, address string) Meta {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return readMeta(root, Options{URL: address})
}

// Headline «New berth opens in the port», outlet «Quay News», authors Salim
// al-Mursi and Warda al-Bahri, section Economy.
const graphPage = `<html lang="en-US"><head><title>افتتاح رصيف جديد في الميناء - أخبار الرصيف</title>
<meta property="og:site_name" content="أخبار الرصيف"><meta property="og:type" content="article">
<meta property="og:title" content="افتتاح رصيف جديد في الميناء | أخبار الرصيف">
<meta property="og:image" content="/img/quay.jpg"><meta property="article:section" content="اقتصاد">
<link rel="canonical" href="https://quay.example/2024/05/14/berth"><link rel="alternate" type="application/rss+xml" title="الكل" href="/feed">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"WebSite","@id":"#site","name":"أخبار الرصيف"},
 {"@type":["NewsArticle","Article"],"headline":"افتتاح رصيف جديد في الميناء","datePublished":"2024-05-14T09:30:00+03:00","dateModified":"2024-05-15T10:00:00+03:00",
  "author":[{"@id":"#salim"},{"@type":"Person","name":"بقلم وردة البحري"}],"publisher":{"@type":"NewsMediaOrganization","name":"أخبار الرصيف"}},
 {"@type":"Person","@id":"#salim","name":"سالم المرسي"}]}</script></head>
<body><h1>افتتاح رصيف جديد في الميناء</h1><p>افتتح الوزير صباح اليوم رصيفا جديدا في الميناء الكبير بحضور عدد من الضيوف.</p></body></html>`

func TestMetaGraph(t *testing.T) {
	got := metaOf(t, graphPage, "https://quay.example/2024/05/14/berth?ref=rss")
	want := Meta{
		Title: "افتتاح رصيف جديد في الميناء", Published: "2024-05-14T09:30:00+03:00", Modified: "2024-05-15T10:00:00+03:00", Lang: "ar",
		Section: "اقتصاد", Canonical: "https://quay.example/2024/05/14/berth", Publisher: "أخبار الرصيف", Image: "https://quay.example/img/quay.jpg",
		Type: "NewsArticle", Authors: []string{"سالم المرسي", "وردة البحري"},
		Feeds: []Link{{Href: "https://quay.example/feed", Title: "الكل", Type: "application/rss+xml"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTitle(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"site behind":       {`<title>توسيع الميناء - اليوم الرابع</title><meta property="og:site_name" content="اليوم الرابع">`, "توسيع الميناء"}, // The Fourth Day
		"site of the host":  {`<title>Port to grow | Quay</title>`, "Port to grow"},
		"dash of its own":   {`<title>Port to grow - minister</title>`, "Port to grow - minister"},
		"h1 is the head":    {`<title>توسيع الميناء في العام المقبل | اقتصاد | الصحيفة</title><h1>توسيع الميناء في العام المقبل</h1>`, "توسيع الميناء في العام المقبل"},
		"site in front":     {`<title>توسيع الميناء العام المقبل - أخبار المرفأ</title><meta property="og:title" content="أخبار المرفأ - توسيع الميناء العام المقبل">`, "توسيع الميناء العام المقبل"},
		"logo is an h1":     {`<title>Port to grow next year</title><h1>Quay</h1><h1>Port to grow next year</h1>`, "Port to grow next year"},
		"date behind":       {`<title>Port to grow next year – QN – 14.05.2024</title><h1>Port to grow next year</h1>`, "Port to grow next year"},
		"references":        {`<meta property="og:title" content="Ships &amp;amp; quays">`, "Ships & quays"},
		"tags in the data":  {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"<b>Ships</b> come"}</script>`, "Ships come"},
		"for sharing alone": {`<title>x</title><h1>Port</h1><meta name="twitter:title" content="Port to grow">`, "Port to grow"},
		"none":              {`<p>text`, ""},
	} {
		if got := metaOf(t, "<html><head></head><body>"+c.page, "https://www.quay.example/a").Title; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for name, c := range map[string]struct{ page, url, published, modified string }{
		"meta":               {`<meta property="article:published_time" content="2020-08-24T09:23:13Z">`, "", "2020-08-24T09:23:13Z", ""},
		"modified is none":   {`<meta property="article:modified_time" content="2020-08-24T09:23:13Z">`, "", "", "2020-08-24T09:23:13Z"},
		"zone of another":    {`<meta property="article:published_time" content="2020-12-24T23:59:50+00:00"><script type="application/ld+json">{"@type":"WebPage","datePublished":"2020-12-25T01:59:50+02:00"}</script>`, "", "2020-12-25T01:59:50+02:00", ""},
		"zone as printed":    {`<meta property="article:published_time" content="2020-12-24T23:59:50Z"><h1>x</h1><span class="date">25 ديسمبر 2020 - 1:59 ص</span>`, "", "2020-12-25T01:59:50+02:00", ""}, // 25 December, a.m.
		"clock of another":   {`<meta name="date" content="2020-12-24"><meta itemprop="dateCreated" content="2020-12-24T10:00:00+02:00">`, "", "2020-12-24T10:00:00+02:00", ""},
		"Arabic digits":      {`<meta property="article:published_time" content="٢٠٢٦-٠٧-٠٧T١٤:٣٠:٠٠+٠٣:٠٠">`, "", "2026-07-07T14:30:00+03:00", ""},
		"in words":           {`<meta name="date" content="الثلاثاء, 14 مايو 2024 10:30:00 +0300">`, "", "2024-05-14T10:30:00+03:00", ""}, // Tuesday, 14 May
		"printed":            {`<h1>x</h1><div class="created">تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً</div>`, "", "2020-04-24T21:22:00", ""},
		"today in the head":  {`<div class="date">الأربعاء 1 يوليو 2020</div><h1>x</h1><div class="date">الجمعة 24 نيسان 2020</div>`, "", "2020-04-24", ""},
		"updated first":      {`<h1>x</h1><span class="date">آخر تحديث: 26 أبريل 2020</span><span class="date">نشر في: 24 أبريل 2020</span>`, "", "2020-04-24", ""}, // last update; published on
		"time element":       {`<h1>x</h1><time datetime="2020-04-24T10:00+03:00">قبل يومين</time>`, "", "2020-04-24T10:00+03:00", ""},                              // two days ago
		"beside the article": {`<h1>x</h1><aside><time datetime="2020-04-24">x</time></aside>`, "", "", ""},
		"address":            {``, "https://quay.example/economy/2020/6/3/port", "2020-06-03", ""},
		"address, one word":  {``, "https://quay.example/20200603/port.html", "2020-06-03", ""},
		"printed, address":   {`<h1>x</h1><span class="date">5 يونيو 2020</span><span class="date">3 يونيو 2020 10:00</span>`, "https://quay.example/2020/06/03/port", "2020-06-03T10:00:00", ""},
		"no day":             {``, "https://quay.example/2020/63/port", "", ""},
		"changed before":     {`<meta property="article:published_time" content="2020-06-03T03:01+0400"><meta property="article:modified_time" content="2020-03-15T20:18+0400">`, "", "2020-06-03T03:01+0400", ""},
	} {
		got := metaOf(t, "<html><body>"+c.page, c.url)
		if got.Published != c.published || got.Modified != c.modified {
			t.Errorf("%s: published %q modified %q, want %q, %q", name, got.Published, got.Modified, c.published, c.modified)
		}
	}
}

func TestAuthors(t *testing.T) {
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","author":` + author + `}</script>`
	}
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"joined":             {ld(`{"@type":"Person","name":"By Anna Mole and Ben Berth, John Pier"}`), []string{"Anna Mole", "Ben Berth", "John Pier"}},
		"given and family":   {ld(`[{"@type":"Person","givenName":"Anna","familyName":"Mole"}]`), []string{"Anna Mole"}},
		"outlet gives way":   {ld(`{"@type":"Organization","name":"Quay News"}`) + `<meta property="og:site_name" content="Quay News"><h1>x</h1><p class="byline">By <a href="/author/a">Anna Mole</a></p>`, []string{"Anna Mole"}},
		"outlet alone":       {ld(`{"@type":"Organization","name":"Quay News"}`) + `<meta property="og:site_name" content="Quay News">`, []string{"Quay News"}},
		"agency stays":       {`<meta name="author" content="Anna Pier, dpa">`, []string{"Anna Pier", "dpa"}},
		"address of a page":  {`<meta property="article:author" content="https://social.example/anna">`, nil},
		"role and mail":      {`<meta name="author" content="Anna Pier Reporter, anna@x.example">`, []string{"Anna Pier"}},
		"initials":           {`<meta name="author" content="Anna Pier (ap); Ben Berth (bb)">`, []string{"Anna Pier", "Ben Berth"}},
		"Arabic and":         {`<h1>x</h1><div class="author-name">كتب: سالم المرسي ووردة البحري</div>`, []string{"سالم المرسي", "وردة البحري"}}, // written by Salim al-Mursi and Warda al-Bahri
		"name with waw":      {`<h1>x</h1><div class="author-name">بقلم سالم وليد المرسي</div>`, []string{"سالم وليد المرسي"}},                   // by Salim Walid al-Mursi
		"unmarked line":      {`<h1>x</h1><p>كتبت سلمى البحري</p>`, []string{"سلمى البحري"}},                                                     // Salma al-Bahri wrote
		"outlet in front":    {`<h1>x</h1><p>أخبار الرصيف/بقلم : سالم المرسي -</p>`, []string{"سالم المرسي"}},                                    // Quay News / by
		"unmarked, no names": {`<h1>x</h1><p>كتب الرئيس على حسابه أن الميناء سيفتح غدا أمام جميع السفن</p>`, nil},                                // the president wrote that the port opens
		"microdata":          {`<div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Anna Pier</span></div>`, []string{"Anna Pier"}},
		"for sharing":        {`<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Anna Pier">`, []string{"Anna Pier"}},
		"of a comment":       {`<h1>x</h1><div class="comments"><span class="author">Reader One</span></div>`, nil},
		"leaves of a line":   {`<h1>x</h1><div class="byline"><span>Anna Pier</span><span>Ben Berth</span></div>`, []string{"Anna Pier", "Ben Berth"}},
	} {
		if got := metaOf(t, "<html><body>"+c.page, "https://quay.example/a").Authors; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestLang(t *testing.T) {
	const arabic = `<p>افتتح الوزير صباح اليوم رصيفا جديدا في الميناء الكبير بحضور عدد من الضيوف.` // the minister opened a berth
	const persian = `<p>وزیر صبح امروز یک اسکله جدید در بندر بزرگ با حضور چند مهمان گشایش کرد.`    // the same in Persian
	const english = `<p>The minister opened a new berth in the great port this morning, with guests.`
	for _, c := range []struct{ page, want string }{
		{`<html lang="ar-EG">` + arabic, "ar-EG"},
		{`<html lang="en-US">` + arabic, "ar"},
		{`<html>` + arabic, "ar"},
		{`<html lang="ar">` + persian, "fa"},
		{`<html lang="fa">` + persian, "fa"},
		{`<html><meta property="og:locale" content="ar_AR">` + arabic, "ar"},
		{`<html lang="en_gb">` + english, "en-GB"},
		{`<html lang="ar">` + english, ""},
		{`<html>` + english, ""},
	} {
		if got := metaOf(t, c.page, "").Lang; got != c.want {
			t.Errorf("%.30s…: %q, want %q", c.page, got, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ page, url, want string }{
		{`<link rel="canonical" href="/a">`, "https://quay.example/a?x=1", "https://quay.example/a"},
		{`<link rel="canonical" href="https://quay.example/">`, "https://quay.example/a", "https://quay.example/a"}, // the first page
		{`<meta property="og:url" content="https://quay.example/b">`, "", "https://quay.example/b"},
		{`<base href="https://other.example/x/"><link rel="canonical" href="y">`, "https://quay.example/a", "https://other.example/x/y"},
		{`<link rel="canonical" href="javascript:alert(1)">`, "https://quay.example/a", "https://quay.example/a"},
	} {
		if got := metaOf(t, "<html><head>"+c.page, c.url).Canonical; got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
}
