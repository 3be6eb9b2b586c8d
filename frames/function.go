package frames

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Function are the function words of a language by what they do: what the
// stages that are the same for every language ask for where a language has its
// own words. They are read from coder.txt.
type Function struct {
	In               Group // in: before a place, a time, a text
	At               Group // at: before the town where something is done
	To               Group // to: before whither something or somebody goes or is brought
	From             Group // from: whence; whom it comes from
	Away             Group // from, off: before what is left
	Upon             Group // on, upon
	Un               Group // un-, not: before the adjective that it denies
	Copula           Group // he, it, was, mere, tantamount to: may stand between a subject and what is said of it
	Locative         Group // say where
	Towards          Group // say whither
	Deployed         Group // before a town that forces are only sent to or stand in; where it is empty the town is a recipient
	Setting          Group // before a place that a pronoun seldom means
	Personal         Group // verbs and nouns of what is done to people alone: a pronoun on them means nobody else
	Rates            Group // to call, to hold to be: a pronoun on them, behind «and», takes up the thing that the verb before governs
	Calls            Group // to call somebody something: nothing without whom
	Resisting        Group // verbs of warding off an attack
	Befallen         Group // fall, die, survive: their subject is whom an act of force is done to
	Preys            Group // target, prey: of a deed behind «to» whoever is said to be so is whom it is done to
	Holds            Group // hold, stronghold, grip: whose they are has the land named before
	Claims           Group // claim; responsibility: with a pronoun they say whose the attack told before is
	Guilty           Group // find guilty; charge: of what stands behind them with a preposition or in the genitive
	Responsible      Group // responsible: whoever is so for an act of force did it
	TakesPart        Group // take part: with «in it» whoever does so is one of those who meet or protest
	Arms             Group // what is fired, thrown or laid
	Fires            Group // fire, throw, lay: whoever does so to arms does what they do
	ByArms           Group // before arms by which somebody is killed or that explode
	Make             Group // make: behind an adjective of a country it says where arms come from, not whose they are
	Belonging        Group // adjectives of belonging, before whose something is
	Stationed        Group // what they govern behind a body says whose it is: the police in …
	Beside           Group // before a place that says in which country all of the sentence is
	Abroad           Group // embassies: where they stand is not whose they are
	BearsName        Group // called, by the name of: between whom somebody is and his name
	SaysMore         Group // known as, aged, accused of: behind a name, of which they are no part
	Residing         Group // headquarters, resident: before a place in which only who is spoken of lives
	Near             Group // north of, in the middle of: behind people of a place, before its name
	Cried            Group // no, yes: before «to» a slogan
	Owning           Group // own, operate: their subject is whose aircraft or ships something is
	AtTime           Group // when, after: before the clause that says when something befell somebody
	Member           Group // belong; membership: before the body that people are of
	Posts            Group // member, leader, official, officer: of what they are the body behind them says
	Leading          Group // leading figure: of the party or armed group named last where nothing more is said
	Men              Group // man, person, individual: of a force where it stands behind «of»
	Coming           Group // participles: coming, arriving, hailing, behind people and before whence they are
	Occupied         Group // code of a land of no army, whose police and courts are its occupier's as often as its own
	Backed           Group // backed, armed by: behind it stands another than whose a force is
	Flown            Group // aircraft and warships: a coalition's where it is the force named last
	Stateless        Group // words for a people that has no state
	Homelands        Group // codes of the lands of that people
	Union            Group // code of a union of states
	UnionSeat        Group // ids of its seat and of the continent, which stand for it
	Occupier         Group // code of its occupier
	Where            Group // where: opens what happens at the place before it
	Issue            Group // statement, resolution: texts in which who issues them says something
	Outlets          Group // site, page, account: on which their owner says something
	Portion          Group // batch, convoy, group: what follows «of» says of whom
	Somebody         Group // some, many, others: people that no noun names
	Entrusted        Group // charged with, accused of, involved in: before the deed of whom they describe
	Attended         Group // presence, participation, leadership: before who takes part
	Vessel           Group // ships: their crews act by their name
	Might            Group // force: what is used, with the article, and nobody
	Excess           Group // excessive: of force that is used
	Threatens        Group // verbs of threat: a condition is put to whom they threaten
	NeedsWhom        Group // accuse, urge: verbs that are nothing without whom they are done to
	Willed           Group // reject, announce, discuss: verbs of what only parties do, often to things
	Addressed        Group // parties, all: whom one calls on, who speak for nobody
	Mutual           Group // meet, agree, discuss: done by two together, whichever is the subject
	Installs         Group // dismiss, appoint: an official to whom a statesman does so is of his country
	Mute             Group // what tells nothing, though it may stand as a subject
	Culprit          Group // who is responsible: before «for» an attack nobody who is known
	Of               Group // of: behind a number or a part
	Owner            Group // of, belonging to
	Object           Group // to, of: before whom a noun is done to, behind whose the doing is
	Results          Group // leave, claim: before the victims of what is told before
	Purpose          Group // to, for: before what is meant to be done
	SoThat           Group // so that, until: open what is not yet done
	Between          Group // between: before both sides
	With             Group // with: before the other side
	Against          Group // against: before whom force is used on
	Imposed          Group // on, for: before whom something is laid on or meant for
	SuchAs           Group // such as, including: before some of those just named
	AmongThem        Group // with a pronoun on it the same: among them, at their head
	Hanging          Group // tie somebody to the noun before
	Cited            Group // of, by: behind a text, before who gave it out
	Relayed          Group // from: before whom a medium quotes
	About            Group // about: before a topic
	ToldOf           Group // of, about: before what is announced
	Content          Group // before what is said, behind a verb of saying
	Means            Group // by, with: before the deed by which something is done
	Joint            Group // in: before acting together («in cooperation with»)
	Aided            Group // with: before the help with which something is done
	Charge           Group // on: before the charge on which somebody is held
	AccusedOf        Group // of: before what somebody is accused of
	Admitted         Group // to: before what somebody admits or denies
	Predicate        Group // before what «is not» denies
	Reaction         Group // answer, welcome, protest; in reply to: what follows is the deed of another
	Reason           Group // because of: before why the clause is so
	Without          Group // without, short of
	OwnDeed          Group // before a verbal noun that the subject of the verb above does
	Attached         Group // written on the word they govern
	Occasion         Group // before a meeting at which somebody does or says something
	During           Group // before what goes on while something is said
	Around           Group // before a deed of the subject itself: after, before, during
	Timed            Group // set what they govern in time beside the clause
	Sequence         Group // put what they govern at another time than the clause
	Elsewhen         Group // before another event than that of the clause
	Circumstance     Group // end what the object of a verb of saying names
	Since            Group // since
	Before           Group // before
	Then             Group // then
	When             Group // when: behind a time
	While            Group // while, as, whereby: open what is at the same time or follows from it
	Wake             Group // wake: in the wake of
	Answer           Group // reply: in reply to
	Always           Group // long, always: before a verb
	Often            Group // repeatedly, earlier: behind a verb
	Past             Group // past: in the past
	Ranked           Group // first, last, biggest: of its kind since
	Fallen           Group // dead, wounded: people of whom nothing else is said
	Powerless        Group // children, hostages, inhabitants: whom force befalls, and who use it only where a verb says so
	Ranks            Group // ranks: in whose they fell
	Several          Group // several, a series: before so many of a kind
	OfArmy           Group // military, base, barracks: what is so called belongs to an army
	OfPolice         Group // of security, checkpoint: belongs to the police
	OfHealth         Group // medical: belongs to those who heal
	OfPeople         Group // residential, civilian: people's
	Targets          Group // target, site: with a nation's adjective its army's
	Vehicle          Group // vehicles of war
	Behind           Group // behind: before a deed, who is so did it
	Fakes            Group // fabrication, lies: who is accused of them has not done what they are of
	Occurs           Group // there being, happening: before a deed that somebody only speaks of
	Combats          Group // fight, defeat: what help is for
	Answers          Group // agree to, answer, turn down, receive: the request behind it is that of others
	Military         Group // military: of a deed, and a soldier only of people
	Offered          Group // request, proposal, resignation: put to somebody by another
	Condemns         Group // verbs of condemning and refusing, which nobody does to his own words
	Ways             Group // words and ways by which one is judged: statements, policies, plans
	Permits          Group // allow: who is allowed does what follows
	Accused          Group // accused, convicted: before what somebody is said to have done or is to suffer
	Makes            Group // use as, make into: what follows is said of the object
	Tries            Group // try, question: what courts and police do
	Counted          Group // first, second, last: of a kind, somebody is
	Become           Group // be, become: before whom is so and what he is
	Pact             Group // pact, treaty, deal: with somebody
	ThingObject      Group // verbs whose object is no person: «تعهدت الهند …» is her pledge
	Occasions        Group // talks that go by one word all through a text
	HeldIn           Group // meetings, called by the state where they were held
	NamedAfter       Group // treaties and meetings, which are held or made and called by the town where they were
	That             Group // that: opens what is said
	Subordinate      Group // before «that»: then nothing said follows
	If               Group // if: opens what is warned of
	What             Group // what: opens what somebody said
	SoSaid           Group // what, behind a word of source: as … said
	Whereby          Group // whereby: what was told shows it
	Result           Group // which, whereby: open a clause of result
	AsSaid           Group // as: before a verb of saying
	Like             Group // as, like: what follows tells of something else
	Reported         Group // as: before who reports it
	Reportedly       Group // as, of source
	AsTo             Group // before «what»: on what, as to what
	According        Group // according to
	AfterQuote       Group // may stand between a quotation and who said it
	TakesUp          Group // take up what was said, before a denial of it
	Comes            Group // verbs that report with the text only: it says in the report
	Suspected        Group // accused, charge, suspicion: the deed right behind them is alleged
	Undertakes       Group // verbs whose subject does what stands behind their preposition: hasten, resort to
	Sends            Group // verbs of sending: whom a text is to is its addressee
	Relays           Group // verbs of media that quote somebody
	Informants       Group // unnamed sources, as they begin a phrase: they charge nobody with what goes on in the field
	Reporters        Group // correspondents, as they begin a phrase: the outlet's own eyes
	Already          Group // between a subject and its verb
	Be               Group // be: before a subject and its verb
	IsNot            Group // is not
	Passive          Group // auxiliaries of the passive: a verb without one is active; none where writing does not tell
	But              Group // but: end what is said within what is said
	Except           Group // except, but: take a negation back
	Aside            Group // while, amid: the reporter speaks on himself
	Thereby          Group // and this: the reporter speaks on himself, as printed
	Despite          Group // despite: behind «upon» an aside
	Meanwhile        Group // behind «in» an aside: in a step that …
	Moment           Group // behind «in», before a verb an aside: at a time when …
	Which            Group // which
	Case             Group // case: behind «in» a condition
	Apt              Group // behind «of»: of a nature to, likely to
	Any              Group // any: before what may or may not be
	Bill             Group // bill, draft: a text not yet in force
	This             Group // this, that: point at what was told
	Each             Group // each, both: two parties side by side
	First            Group // pronouns of the first person on a word
	Second           Group // of the second person
	His              Group // of the third person, masculine
	Guilt            Group // what is laid to somebody who is blamed: responsibility, fault
	Her              Group // of the third person, feminine
	NameToo          Group // a preposition that is also a name
	Authority        Group // courts, police, armies and their officers: who arrests, tries and sets free
	Causes           Group // verbs whose object does what it is asked or made to do
	Breach           Group // breach, evasion of what stood before
	Foils            Group // verbs of foiling, fearing, expecting, speaking of: what they govern is the deed of others
	Hinders          Group // verbs that keep their object from doing something
	Called           Group // what is called so stands in quotation marks, however long
	Named            Group // kinds of things whose names are written in quotation marks: media
	StartsArticle    Group // the article, where it is written on its noun
	StartsAnd        Group // and, where it is written on the next word
	StartsParticiple Group // participles that tell how somebody says or does something
	StartsPerfect    Group // verbs so written are not of the first person, whatever they look like
	SecondLetter     Group // second letter of the other participles
	EndsCircumstance Group // participles that tell how somebody says something
	EndsAdverbial    Group // participles that stand for a clause
	EndsAccusative   Group // an indefinite object
	EndsPlural       Group // plural of verbal nouns
	EndsPluralTold   Group // the same with a pronoun: such deeds in general
	EndsPossessed    Group // pronouns by which a noun takes up what was told
	EndsRelational   Group // relational adjectives, which no list is complete in
}

// named is a group under the name it has in the data.
type named struct {
	name  string
	group *Group
}

// groups are all groups in the order of the data.
func (f *Function) groups() []named {
	return []named{
		{"set in", &f.In},
		{"set at", &f.At},
		{"set to", &f.To},
		{"set from", &f.From},
		{"set away", &f.Away},
		{"set upon", &f.Upon},
		{"set un", &f.Un},
		{"set copula", &f.Copula},
		{"set locative", &f.Locative},
		{"set towards", &f.Towards},
		{"set deployed", &f.Deployed},
		{"set setting", &f.Setting},
		{"set personal", &f.Personal},
		{"set rates", &f.Rates},
		{"set calls", &f.Calls},
		{"set resisting", &f.Resisting},
		{"set befallen", &f.Befallen},
		{"set preys", &f.Preys},
		{"set holds", &f.Holds},
		{"set claims", &f.Claims},
		{"set guilty", &f.Guilty},
		{"set takes_part", &f.TakesPart},
		{"set responsible", &f.Responsible},
		{"set arms", &f.Arms},
		{"set fires", &f.Fires},
		{"set by_arms", &f.ByArms},
		{"set make", &f.Make},
		{"set belonging", &f.Belonging},
		{"set stationed", &f.Stationed},
		{"set beside", &f.Beside},
		{"set abroad", &f.Abroad},
		{"set bears_name", &f.BearsName},
		{"set says_more", &f.SaysMore},
		{"set residing", &f.Residing},
		{"set near", &f.Near},
		{"set cried", &f.Cried},
		{"set member", &f.Member},
		{"set at_time", &f.AtTime},
		{"set owning", &f.Owning},
		{"set posts", &f.Posts},
		{"set leading", &f.Leading},
		{"set men", &f.Men},
		{"set coming", &f.Coming},
		{"set occupied", &f.Occupied},
		{"set occupier", &f.Occupier},
		{"set backed", &f.Backed},
		{"set flown", &f.Flown},
		{"set stateless", &f.Stateless},
		{"set homelands", &f.Homelands},
		{"set union", &f.Union},
		{"set union_seat", &f.UnionSeat},
		{"set where", &f.Where},
		{"set issue", &f.Issue},
		{"set outlets", &f.Outlets},
		{"set portion", &f.Portion},
		{"set somebody", &f.Somebody},
		{"set entrusted", &f.Entrusted},
		{"set attended", &f.Attended},
		{"set vessel", &f.Vessel},
		{"set might", &f.Might},
		{"set excess", &f.Excess},
		{"set threatens", &f.Threatens},
		{"set needs_whom", &f.NeedsWhom},
		{"set willed", &f.Willed},
		{"set addressed", &f.Addressed},
		{"set mutual", &f.Mutual},
		{"set installs", &f.Installs},
		{"set mute", &f.Mute},
		{"set culprit", &f.Culprit},
		{"set of", &f.Of},
		{"set owner", &f.Owner},
		{"set object", &f.Object},
		{"set results", &f.Results},
		{"set purpose", &f.Purpose},
		{"set so_that", &f.SoThat},
		{"set between", &f.Between},
		{"set with", &f.With},
		{"set against", &f.Against},
		{"set imposed", &f.Imposed},
		{"set such_as", &f.SuchAs},
		{"set among_them", &f.AmongThem},
		{"set hanging", &f.Hanging},
		{"set cited", &f.Cited},
		{"set relayed", &f.Relayed},
		{"set about", &f.About},
		{"set told_of", &f.ToldOf},
		{"set content", &f.Content},
		{"set means", &f.Means},
		{"set joint", &f.Joint},
		{"set aided", &f.Aided},
		{"set charge", &f.Charge},
		{"set accused_of", &f.AccusedOf},
		{"set admitted", &f.Admitted},
		{"set predicate", &f.Predicate},
		{"set reaction", &f.Reaction},
		{"set reason", &f.Reason},
		{"set without", &f.Without},
		{"set own_deed", &f.OwnDeed},
		{"set attached", &f.Attached},
		{"set occasion", &f.Occasion},
		{"set during", &f.During},
		{"set around", &f.Around},
		{"set timed", &f.Timed},
		{"set sequence", &f.Sequence},
		{"set elsewhen", &f.Elsewhen},
		{"set circumstance", &f.Circumstance},
		{"set since", &f.Since},
		{"set before", &f.Before},
		{"set then", &f.Then},
		{"set when", &f.When},
		{"set while", &f.While},
		{"set wake", &f.Wake},
		{"set answer", &f.Answer},
		{"set always", &f.Always},
		{"set often", &f.Often},
		{"set past", &f.Past},
		{"set ranked", &f.Ranked},
		{"set occurs", &f.Occurs},
		{"set fallen", &f.Fallen},
		{"set powerless", &f.Powerless},
		{"set ranks", &f.Ranks},
		{"set several", &f.Several},
		{"set of_army", &f.OfArmy},
		{"set of_police", &f.OfPolice},
		{"set of_health", &f.OfHealth},
		{"set of_people", &f.OfPeople},
		{"set targets", &f.Targets},
		{"set vehicle", &f.Vehicle},
		{"set behind", &f.Behind},
		{"set fakes", &f.Fakes},
		{"set combats", &f.Combats},
		{"set answers", &f.Answers},
		{"set offered", &f.Offered},
		{"set condemns", &f.Condemns},
		{"set ways", &f.Ways},
		{"set military", &f.Military},
		{"set permits", &f.Permits},
		{"set accused", &f.Accused},
		{"set makes", &f.Makes},
		{"set tries", &f.Tries},
		{"set counted", &f.Counted},
		{"set become", &f.Become},
		{"set pact", &f.Pact},
		{"set thing_object", &f.ThingObject},
		{"set occasions", &f.Occasions},
		{"set held_in", &f.HeldIn},
		{"set named_after", &f.NamedAfter},
		{"set that", &f.That},
		{"set subordinate", &f.Subordinate},
		{"set if", &f.If},
		{"set what", &f.What},
		{"set so_said", &f.SoSaid},
		{"set whereby", &f.Whereby},
		{"set result", &f.Result},
		{"set as_said", &f.AsSaid},
		{"set like", &f.Like},
		{"set reported", &f.Reported},
		{"set reportedly", &f.Reportedly},
		{"set as_to", &f.AsTo},
		{"set according", &f.According},
		{"set after_quote", &f.AfterQuote},
		{"set takes_up", &f.TakesUp},
		{"set comes", &f.Comes},
		{"set suspected", &f.Suspected},
		{"set undertakes", &f.Undertakes},
		{"set sends", &f.Sends},
		{"set relays", &f.Relays},
		{"set reporters", &f.Reporters},
		{"set informants", &f.Informants},
		{"set already", &f.Already},
		{"set be", &f.Be},
		{"set is_not", &f.IsNot},
		{"set passive", &f.Passive},
		{"set but", &f.But},
		{"set except", &f.Except},
		{"set aside", &f.Aside},
		{"set thereby", &f.Thereby},
		{"set despite", &f.Despite},
		{"set meanwhile", &f.Meanwhile},
		{"set moment", &f.Moment},
		{"set which", &f.Which},
		{"set case", &f.Case},
		{"set apt", &f.Apt},
		{"set any", &f.Any},
		{"set bill", &f.Bill},
		{"set this", &f.This},
		{"set each", &f.Each},
		{"set first", &f.First},
		{"set second", &f.Second},
		{"set his", &f.His},
		{"set guilt", &f.Guilt},
		{"set her", &f.Her},
		{"set name_too", &f.NameToo},
		{"set authority", &f.Authority},
		{"set causes", &f.Causes},
		{"set breach", &f.Breach},
		{"set foils", &f.Foils},
		{"set hinders", &f.Hinders},
		{"set called", &f.Called},
		{"set named", &f.Named},
		{"starts article", &f.StartsArticle},
		{"starts and", &f.StartsAnd},
		{"starts participle", &f.StartsParticiple},
		{"starts perfect", &f.StartsPerfect},
		{"set second_letter", &f.SecondLetter},
		{"ends circumstance", &f.EndsCircumstance},
		{"ends adverbial", &f.EndsAdverbial},
		{"ends accusative", &f.EndsAccusative},
		{"ends plural", &f.EndsPlural},
		{"ends plural_told", &f.EndsPluralTold},
		{"ends possessed", &f.EndsPossessed},
		{"ends relational", &f.EndsRelational},
	}
}

// LoadFunction reads <dir>/coder.txt. Sets that it does not know, and those
// that the file leaves out, are reported to s.
func LoadFunction(s *lexicon.Source, dir string) (*Function, error) {
	f := new(Function)
	groups := f.groups()
	byName := make(map[string]*Group, len(groups))
	for _, g := range groups {
		byName[g.name] = g.group
	}
	told := make(map[string]bool, len(groups))
	file := dir + "/coder.txt"
	err := s.Lines(file, func(l lexicon.Line) {
		var col [3]string
		l.Split(col[:])
		name := strings.Join(strings.Fields(col[0]), " ")
		g := byName[name]
		if g == nil {
			s.Report(l.File.Name, l.No, "no set is called "+name+": the names stand in docs/data-formats.md")
			return
		}
		told[name], file = true, l.File.Name
		g.add(col[1])
	})
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if !told[g.name] {
			s.Report(file, 0, "the line «"+g.name+" | words» is missing; it may name no words")
		}
	}
	return f, nil
}
