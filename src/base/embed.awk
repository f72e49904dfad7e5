# SPDX-License-Identifier: MIT
# Writes a text file as a C function that returns it: awk -v header=x/y.h -v name=x_text -f embed.awk FILE
# One string literal may be only so long in C17, so the text is an array of characters. It must be ASCII.

BEGIN {
	for (i = 1; i < 128; i++)
		code[sprintf("%c", i)] = i
	print "/* Made by embed.awk. */"
	print "#include \"" header "\"\n"
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
	print "struct text " name "(void)\n{"
	print "\treturn (struct text){text, sizeof text - 1};\n}"
}
