// Command likely trains the weights of data/ar/likely.txt: who is meant where no
// rule of grammar names the party to an event?
//
//	go run ./tools/likely -precedents > data/codebook/precedents.txt  # who acts on whom? Before the others
//	go run ./tools/likely -shared ../shared > data/ar/likely.txt
//	go run ./tools/likely -without-words > data/en/likely.txt
//	go run ./tools/likely -doubt > data/ar/doubt.txt  # what is no event at all?
//	go run ./tools/likely -doubt -without-words > data/en/doubt.txt
//	go run ./tools/likely -reliable > data/ar/reliable.txt  # what is told wrongly? After the others
//	go run ./tools/likely -measure                  # how right is what is coded now?
//	go run ./tools/likely -measure -list actor      # … and each event whose actor is not
//
// It learns from Arabic events of the corpus of news that readers judged
// (eval/judged-ar.txt); without words what is learned holds for another language, too.
// No development set is used. The figures printed on stderr are ten-fold
// cross-validated by document.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/pipeline"
)

func main() {
	shared := flag.String("shared", "../shared", "folder with the corpus")
	gold := flag.String("gold", "eval/judged-ar.txt", "judged events")
	bare := flag.Bool("without-words", false, "leave out features that name words of Arabic: for another language")
	doubt := flag.Bool("doubt", false, "train the weights of data/ar/doubt.txt instead: what is no event?")
	reliable := flag.Bool("reliable", false, "train the weights of data/ar/reliable.txt instead: what is told wrongly?")
	count := flag.Bool("precedents", false, "count data/codebook/precedents.txt instead: who acts on whom?")
	measured := flag.Bool("measure", false, "compare the present coding with the judged events; trains nothing")
	list := flag.String("list", "", "with -measure, list events with that not right: type, actor, recipient, actor code, recipient code, realis or claim")
	flag.Parse()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		log.Fatal(err)
	}
	corpus := filepath.Join(*shared, "corpus/ar-news-2018.jsonl.gz")
	if *measured {
		if err := measure(os.Stdout, p, *gold, corpus, *list); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *doubt {
		if err := trainDoubt(os.Stdout, p, *gold, corpus, *bare); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *count {
		if err := countPrecedents(os.Stdout, p, corpus); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *reliable {
		if err := trainReliable(os.Stdout, p, *gold, corpus); err != nil {
			log.Fatal(err)
		}
		return
	}
	rs, err := read(p, *gold, corpus, *bare)
	if err != nil {
		log.Fatal(err)
	}
	for _, q := range coder.Questions {
		rs.crossValidate(os.Stderr, q)
	}
	rs.publish(os.Stdout, -1)
}

// publish trains the weights of all questions without a fold (−1: with all) and writes them.
func (rs *rows) publish(to io.Writer, leftOut int) {
	out := bufio.NewWriter(to)
	defer out.Flush()
	fmt.Fprintln(out, "# Weights of the model of likely parties: who is meant where no rule names him?")
	fmt.Fprintln(out, "# Made by `go run ./tools/likely`; do not edit by hand.")
	fmt.Fprintln(out, "# question | feature of a party | its weight in hundredths, then those together with what is said of the event: number weight …")
	fmt.Fprintln(out, "# question | about number | what is said of the event")
	for _, q := range coder.Questions {
		rs.write(out, q, rs.train(q, leftOut))
	}
}

// faint are weights in units of coder.WeightUnit that are left out.
const faint = 2

func (rs *rows) crossValidate(out io.Writer, q coder.Question) {
	var models [folds][]float64
	for k := range models {
		models[k] = rs.train(q, k)
	}
	n, open, reach := 0, 0, 0
	for i := range rs.all {
		if r := &rs.all[i]; r.q == q && !r.ruled {
			n++
			if r.open {
				open++
			}
			if !r.right[0] {
				reach++
			}
		}
	}
	fmt.Fprintf(out, "%s: %d events, %d with somebody to be found, %d of them among the parties\n", q, n, open, reach)
	rs.byType(out, q, &models)
	for _, cut := range []float64{0.2, 0.3, coder.LikelyEnough, 0.5, 0.6, 0.7} {
		right, wrong, spurious := 0, 0, 0
		for i := range rs.all {
			r := &rs.all[i]
			if r.q != q || r.ruled {
				continue
			}
			switch best, p := answer(models[r.fold], r); {
			case best == 0 || p < cut:
			case r.right[best]:
				right++
			case r.open:
				wrong++
			default:
				spurious++
			}
		}
		fmt.Fprintf(out, "  from %.2f on: right %d, wrong %d, where nobody is named %d\n", cut, right, wrong, spurious)
	}
}

// byType prints how the answers are right from LikelyEnough on, by type of event.
func (rs *rows) byType(out io.Writer, q coder.Question, models *[folds][]float64) {
	count := map[string][3]int{}
	for i := range rs.all {
		r := &rs.all[i]
		if r.q != q || r.ruled {
			continue
		}
		best, p := answer(models[r.fold], r)
		if best == 0 || p < coder.LikelyEnough {
			continue
		}
		c := count[r.typ]
		switch {
		case r.right[best]:
			c[0]++
		case r.open:
			c[1]++
		default:
			c[2]++
		}
		count[r.typ] = c
	}
	for _, t := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(out, "  %s: right %d, wrong %d, where nobody is named %d\n", t, count[t][0], count[t][1], count[t][2])
	}
}

// write writes the weights of a question, those of a feature of a party on one line:
// alone, then with what is said of events, by number.
func (rs *rows) write(out io.Writer, q coder.Question, w []float64) {
	alone, with, events := map[string]int{}, map[string][]string{}, map[string]int{}
	for f, x := range w {
		n := int(math.Round(x * coder.WeightUnit))
		party, event, both := strings.Cut(rs.names[f], coder.Cross)
		switch {
		case n > -faint && n < faint:
		case !both:
			alone[party] = n
		default:
			if _, ok := events[event]; !ok {
				events[event] = len(events)
				fmt.Fprintf(out, "%s | about %d | %s\n", q, len(events)-1, event)
			}
			with[party] = append(with[party], fmt.Sprintf("%d %d", events[event], n))
		}
	}
	for party := range with {
		alone[party] += 0
	}
	for _, party := range slices.Sorted(maps.Keys(alone)) {
		fmt.Fprintf(out, "%s | %s | %d", q, party, alone[party])
		for _, x := range with[party] {
			fmt.Fprint(out, " ", x)
		}
		fmt.Fprintln(out)
	}
}
