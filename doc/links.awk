# SPDX-License-Identifier: MIT
# Makes the links at the end of a document, one for each tag of src/diag/sources.def that it cites as [tag]:
#   awk -f doc/links.awk src/diag/sources.def doc/mof-language.md >new && mv new doc/mof-language.md
# An unknown tag of a page is named on standard error and ends it with status 1.
FNR == NR {
	if (/^SOURCE\(/)
		row = ""
	row = row $0
	if (/\)$/ && split(row, part, "\"") == 7) {
		title[part[2]] = part[4]
		address[part[2]] = part[6]
		tags[++count] = part[2]
	}
	next
}
/^<!-- Links: made by doc\/links.awk/ { exit }
{
	print
	for (rest = $0; match(rest, /\[[A-Za-z0-9][A-Za-z0-9:._\/-]+\]/); rest = substr(rest, RSTART + RLENGTH)) {
		tag = substr(rest, RSTART + 1, RLENGTH - 2)
		if (tag in address)
			cited[tag] = 1
		else if (tag ~ /^(W|WD|SDK|SA):/) {
			print FILENAME ": no source is called " tag >"/dev/stderr"
			unknown = 1
		}
	}
}
END {
	print "<!-- Links: made by doc/links.awk from src/diag/sources.def -->"
	print ""
	for (i = 1; i <= count; i++)
		if (tags[i] in cited)
			print "[" tags[i] "]: " address[tags[i]] " \"" title[tags[i]] "\""
	exit unknown
}
