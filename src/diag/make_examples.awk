# SPDX-License-Identifier: MIT
# Writes the files of tests/rules, and of tests/rules/fixed, as tables of C strings: the examples that `mof explain`
# shows. Notes to the test are left out, long files are cut.

function finish() {
	if (table)
		print "\t},\n};\n"
}

BEGIN {
	print "/* Made by make_examples.awk. */"
	print "#include \"diag/example.h\"\n"
	print "#include <string.h>\n"
	print "struct example {\n\tconst char *id, *text;\n};\n"
}

FNR == 1 {
	name = FILENAME ~ /\/fixed\/[^\/]*$/ ? "corrected" : "examples"
	if (name != table) {
		finish()
		table = name
		print "static const struct example " table "[] = {"
	} else {
		print "\t},"
	}
	id = FILENAME
	sub(/.*\//, "", id)
	sub(/\.mof$/, "", id)
	printf "\t{\"%s\",\n", id
}

/^\/\/ (profile|select): / { next }

FNR <= 24 {
	sub(/[ \t]*\/\/ expect: .*/, "")
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	printf "\t \"%s\\n\"\n", $0
}

FNR == 25 { print "\t \"...\\n\"" }

END {
	finish()
	print "#define FIND(table) \\"
	print "\tfor (size_t i = 0; i < sizeof table / sizeof *table; i++) \\"
	print "\t\tif (strcmp(table[i].id, id) == 0) \\\n\t\t\treturn table[i].text; \\"
	print "\treturn NULL\n"
	print "const char *diag_example(const char *id)\n{\n\tFIND(examples);\n}\n"
	print "const char *diag_corrected(const char *id)\n{\n\tFIND(corrected);\n}"
}
