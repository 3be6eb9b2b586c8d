package compare

import (
	"strings"
	"testing"
)

// FuzzRead: whatever stands in a file, rows are whole or left out.
func FuzzRead(f *testing.F) {
	f.Add("1\t20191024\t201910\t2019\t2019.8\tUSA\tX\tUSA\n")
	f.Add("Event ID\tEvent Date\tSource Country\tCAMEO Code\tTarget Country\n1\t2018-06-01\tIndia\t040\tChina\n")
	f.Add("GLOBALEVENTID,SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode\n1,20191024,USA,\"CH\"N\",040\n")
	f.Add("Event ID\tEvent Date\tQuad Code\tActor Country\tRecipient Country\n1\t2018-06-01\t1\tUSA; |None;\tRUS\n\"\t\"\n")
	c := codes(f)
	f.Fuzz(func(t *testing.T, table string) {
		for _, set := range DataSets() {
			var to Reading
			for r, err := range Read(set, strings.NewReader(table), c, &to) {
				if err != nil {
					break
				}
				if len(r.Month) != 7 || r.Actor == "" || r.Recipient == "" || r.Quad < 1 || r.Quad > 4 || r.N != 1 {
					t.Fatalf("%s: %+v", set, r)
				}
			}
			if to.Used > to.Rows {
				t.Fatalf("%s: %+v", set, to)
			}
		}
	})
}
