# SPDX-License-Identifier: MIT
# Writes the files of tests/rules as a table of C strings: the examples that `mof explain` shows. Long files are cut.

BEGIN {
	print "/* Made by make_examples.awk. */"
	print "#include \"diag/example.h\"\n"
	print "#include <string.h>\n"
	print "static const struct {\n\tconst char *id, *text;\n} examples[] = {"
}

FNR == 1 {
	if (NR > 1)
		print "\t},"
	id = FILENAME
	sub(/.*\//, "", id)
	sub(/\.mof$/, "", id)
	printf "\t{\"%s\",\n", id
}

FNR <= 24 {
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	printf "\t \"%s\\n\"\n", $0
}

FNR == 25 { print "\t \"...\\n\"" }

END {
	print "\t},\n};\n"
	print "const char *diag_example(const char *id)\n{"
	print "\tfor (size_t i = 0; i < sizeof examples / sizeof *examples; i++)"
	print "\t\tif (strcmp(examples[i].id, id) == 0)\n\t\t\treturn examples[i].text;"
	print "\treturn NULL;\n}"
}
