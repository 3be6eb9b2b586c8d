// Command dictionary makes the dictionary that documents of the register are
// packed against:
//
//	go run ./tools/dictionary -register corpus.db > store/dictionary2.zstd
//
// It holds words of this project only: lemmas of data/ar by how common they
// are, entities and what else of data/ stands in coded documents, and the names
// of the columns. The register tells no more than how often each of them
// comes; statistics of bytes are taken from the samples and examples of the
// project, coded. A dictionary that was released is not made again: documents
// are packed against it. Another one is another format (store/codec.go).
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/klauspost/compress/zstd"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

func main() {
	register := flag.String("register", "", "a register of coded articles, to count in")
	id := flag.Uint("id", 1, "number of the dictionary")
	lemmas := flag.Int("lemmas", 24<<10, "bytes of lemmas")
	strings := flag.Int("strings", 64<<10, "bytes of entities and other strings of the data")
	flag.Parse()
	out, err := build(context.Background(), *register, uint32(*id), *lemmas, *strings)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := os.Stdout.Write(out); err != nil {
		log.Fatal(err)
	}
}

func build(ctx context.Context, register string, id uint32, lemmaBytes, stringBytes int) ([]byte, error) {
	counts, err := count(ctx, register)
	if err != nil {
		return nil, err
	}
	own, err := readOwn()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		return nil, err
	}
	contents, err := examples(p, own)
	if err != nil {
		return nil, err
	}
	// what is nearest to the end is the cheapest to name
	history := own.lemmas(lemmaBytes)
	history = append(history, own.strings(counts, stringBytes)...)
	history = append(history, header(contents[0])...)
	return zstd.BuildDict(zstd.BuildDictOptions{ID: id, Contents: contents, History: history, Offsets: [3]int{1, 4, 8}, Level: zstd.SpeedBetterCompression})
}

// count counts the strings of documents, those of an actor as one.
func count(ctx context.Context, register string) (map[string]int, error) {
	s, err := address.Open(ctx, register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	counts := map[string]int{}
	for r, err := range s.Documents(ctx, 0) {
		if err != nil {
			return nil, err
		}
		for k := range stringsOf(r.Doc) {
			counts[k]++
		}
	}
	return counts, nil
}

// examples are the project's own texts, coded.
func examples(p *pipeline.Pipeline, own *own) ([][]byte, error) {
	var out [][]byte
	for i, text := range own.texts() {
		d := &doc.Document{ID: fmt.Sprint("example-", i), Lang: "ar", Published: "2018-03-10", Text: text}
		p.Code(d)
		frame, err := store.Frame(d)
		if err != nil {
			return nil, err
		}
		out = append(out, frame)
	}
	return out, nil
}
