# SPDX-License-Identifier: MIT
# Writes system.mof as a C string. One string literal may be only so long in C17, so it is an array of characters.

BEGIN {
	for (i = 1; i < 128; i++)
		code[sprintf("%c", i)] = i
	print "/* Made by make_system.awk. */"
	print "#include \"repository/system.h\"\n"
	print "static const char text[] = {"
}

{
	line = "\t"
	for (i = 1; i <= length($0); i++)
		line = line code[substr($0, i, 1)] ","
	print line "10,"
}

END {
	print "\t0};\n"
	print "struct text repository_system_unit_text(void)\n{"
	print "\treturn (struct text){text, sizeof text - 1};\n}"
}
