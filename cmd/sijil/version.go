package main

import (
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil"
)

const versionLong = `Version prints the version of the program and that of its language data, a
digest that changes with every change of a data file. Both together stand on
every record as "version". With --data the digest covers that folder too.`

const versionExample = `  sijil version
  sijil version --data my-data
  sijil version --json | jq -r .data`

func (a *app) versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print the version of code and data", Long: versionLong, Example: versionExample, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			own, err := overlay(a.data)
			if err != nil {
				return err
			}
			digest, err := sijil.DataVersion(own)
			if err != nil {
				return err
			}
			v := codeVersion()
			if asJSON {
				err = json.NewEncoder(a.stdout).Encode(map[string]string{"code": v, "data": digest, "record": v + "+" + digest, "go": runtime.Version()})
			} else {
				_, err = fmt.Fprintf(a.stdout, "code %s (%s, %s/%s)\ndata %s\n", v, runtime.Version(), runtime.GOOS, runtime.GOARCH, digest)
			}
			return wrapOutput(err)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as a JSON object")
	return cmd
}
