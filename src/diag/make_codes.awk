# SPDX-License-Identifier: MIT
# Makes one list of the tables of codes, codes.def and rules.def:  awk -v part=PART -f make_codes.awk TABLE...
# PART is what to print: ids (the enum), texts (every row, as CODE) or rules (what the linter needs of each RULE).
# The ids and the rules have no prose in them, so that a change of prose changes neither.
# A row is its head, up to the comma before the title, and its prose: the lines that begin with a quote.

function fail(message) {
	print FILENAME ":" FNR ": " message >"/dev/stderr"
	failed = 1
	exit 1
}

/^(CODE|RULE)\(/ {
	head = prose = ""
	inside = 1
}

inside && /^[ \t]+"/ { prose = prose $0 "\n" }

inside && !/^[ \t]+"/ {
	if (prose != "")
		fail("expected a line of prose")
	sub(/^[ \t]+/, " ")
	head = head $0
}

inside && /"\)$/ {
	fields = split(substr(head, 6), field, /, *|,$/) - 1
	if (fields != (head ~ /^CODE/ ? 5 : 8))
		fail("expected 5 columns before the title of a CODE, 8 before that of a RULE")
	id = field[1]
	if (id in texts)
		fail("duplicate code " id)
	key = id
	family = substr(id, 1, 3)
	key = index("MOF NSS PRV EVT", family) " " id
	for (place = ++count; place > 1 && keys[place - 1] > key; place--) {
		keys[place] = keys[place - 1]
		ids[place] = ids[place - 1]
	}
	keys[place] = key
	ids[place] = id
	texts[id] = "CODE(" id ", " field[2] ", " field[3] ", " field[4] ", " field[5] ",\n" prose
	if (fields == 8)
		rules[id] = "RULE(" id ", " field[6] ", " field[7] ", " field[8] ")"
	inside = 0
}

END {
	if (failed)
		exit 1
	print "/* Made by make_codes.awk from codes.def and rules.def. */"
	if (part == "ids")
		print "enum diag_code {"
	for (i = 1; i <= count; i++) {
		if (part == "ids")
			print "\t" ids[i] ","
		else if (part == "texts")
			printf "%s", texts[ids[i]]
		else if (ids[i] in rules)
			print rules[ids[i]]
	}
	if (part == "ids")
		print "\tDIAG_CODE_COUNT\n};"
}
