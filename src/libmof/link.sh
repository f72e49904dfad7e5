#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: link.sh COMMAND...
# Runs libtool's command that links libmof.la. Then the static library becomes one object in which only the functions
# of mof.h are global, as they are in the shared library, so that programs may have functions named like internal ones.
set -eu
"$@"
[ -e .libs/libmof.a ] || exit 0

# Names that begin with two underscores are the compiler's own: those of sanitizers are shared by all objects.
{ cat mof.sym; echo '__*'; } >.libs/libmof.keep
flags=
for flag in $CFLAGS; do
	# These add a library, which belongs into the program.
	case $flag in -fsanitize=* | --coverage | -fprofile-*) ;; *) flags="$flags $flag" ;; esac
done
$CC $flags -r -nostdlib -o .libs/libmof.o -Wl,--whole-archive .libs/libmof.a -Wl,--no-whole-archive
$OBJCOPY --wildcard --keep-global-symbols=.libs/libmof.keep .libs/libmof.o
rm -f .libs/libmof.a
$AR cr .libs/libmof.a .libs/libmof.o
$RANLIB .libs/libmof.a
