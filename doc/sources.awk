# SPDX-License-Identifier: MIT
# Writes doc/sources.md from src/diag/sources.def:  awk -f doc/sources.awk src/diag/sources.def >doc/sources.md
BEGIN {
	print "# Sources"
	print ""
	print "The public pages, specifications and standards that mofkit's documents, messages and code comments cite."
	print "A citation is a tag from the first column, often followed by a section number: `DSP0004 7.3` is clause 7.3"
	print "of the CIM metamodel specification. A tag that ends in `*` covers every name that begins like it. `mof explain`"
	print "prints the title and the address for the tags that belong to a code."
	print ""
	print "This file is generated from `src/diag/sources.def` by `doc/sources.awk`."
}
/^\/\* ---- / {
	sub(/^\/\* ---- /, ""); sub(/ ---- \*\/$/, "")
	print "\n## " $0 "\n\n| tag | title |\n|---|---|"
}
/^SOURCE\(/ { row = ""; reading = 1 }
reading { row = row $0 }
reading && /\)$/ {
	split(row, part, "\"")
	address = part[6]
	sub(/^doc\//, "", address)
	print "| `" part[2] "` | [" part[4] "](" address ") |"
	reading = 0
}
