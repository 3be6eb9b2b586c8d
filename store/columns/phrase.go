package columns

import (
	"strconv"
	"strings"
)

// Strings of lists are often sentences with other words and numbers in them
// each time: «date «أمس», of this verb». They are written as a pattern, with the
// words in quotes and the numbers apart.
const (
	quoteOpen, quoteClose = "«", "»"
	emptyQuote            = quoteOpen + quoteClose
	numberMark            = '\x01'
	wholeMark             = "\x02" // the pattern of a string that is not parted
)

// part parts a string. join undoes it.
func part(s string) (pattern string, words []string, numbers []uint64) {
	if strings.ContainsAny(s, "\x01\x02") {
		return wholeMark, []string{s}, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], quoteOpen):
			inner, _, closed := strings.Cut(s[i+len(quoteOpen):], quoteClose)
			if closed {
				b.WriteString(emptyQuote)
				words = append(words, inner)
				i += len(quoteOpen) + len(inner) + len(quoteClose)
				continue
			}
		case '0' <= s[i] && s[i] <= '9':
			run := digits(s[i:])
			if n, ok := number(run); ok {
				b.WriteByte(numberMark)
				numbers = append(numbers, n)
			} else {
				b.WriteString(run)
			}
			i += len(run)
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String(), words, numbers
}

func digits(s string) string {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i]
}

// The longest numbers that are parted, and how many zeros those begin with at
// most that are counted with them.
const (
	mostDigits = 17
	mostZeros  = 7
)

// number is a run of digits as a number: its value and, where it begins with
// zeros, how many. printed undoes it.
func number(run string) (uint64, bool) {
	rest := strings.TrimLeft(run, "0")
	zeros := uint64(len(run) - len(rest))
	if len(run) > mostDigits || zeros > mostZeros {
		return 0, false
	}
	n := uint64(0)
	for i := range len(rest) {
		n = 10*n + uint64(rest[i]-'0')
	}
	if zeros == 0 {
		return n << 1, true
	}
	return (n*(mostZeros+1)+zeros)<<1 | 1, true
}

func printed(n uint64) string {
	zeros := 0
	if n&1 != 0 {
		zeros = int(n >> 1 % (mostZeros + 1))
		n = n >> 1 / (mostZeros + 1) << 1
	}
	if n >>= 1; n == 0 {
		return strings.Repeat("0", zeros)
	}
	return strings.Repeat("0", zeros) + strconv.FormatUint(n, 10)
}

// join puts a string together; word and next give what comes next.
func join(pattern string, word func() string, next func() uint64) string {
	if pattern == wholeMark {
		return word()
	}
	if !strings.Contains(pattern, emptyQuote) && strings.IndexByte(pattern, numberMark) < 0 {
		return pattern
	}
	var b strings.Builder
	for i := 0; i < len(pattern); {
		switch {
		case strings.HasPrefix(pattern[i:], emptyQuote):
			b.WriteString(quoteOpen + word() + quoteClose)
			i += len(emptyQuote)
		case pattern[i] == numberMark:
			b.WriteString(printed(next()))
			i++
		default:
			b.WriteByte(pattern[i])
			i++
		}
	}
	return b.String()
}

// Pattern is what a string of a list is written as the first time.
func Pattern(s string) string {
	pattern, _, _ := part(s)
	return pattern
}
