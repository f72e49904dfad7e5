# SPDX-License-Identifier: MIT
# The library that is installed: the functions of mof.h, with the other one inside.
LAYERS += libmof
lib_LTLIBRARIES = libmof.la
include_HEADERS = src/libmof/mof.h
libmof_la_SOURCES = src/libmof/mof.h src/libmof/compiler.c src/libmof/items.c src/libmof/descriptors.c
libmof_la_LIBADD = libmofkit.la
libmof_la_LDFLAGS = -version-info 0:0:0 -no-undefined -export-symbols mof.sym
# The command that automake would take, run by a script that hides internal symbols in the static library as well.
libmof_la_LINK = CC='$(CC)' CFLAGS='$(CFLAGS)' AR='$(AR)' RANLIB='$(RANLIB)' OBJCOPY='$(OBJCOPY)' \
	sh $(srcdir)/src/libmof/link.sh $(LIBTOOL) $(AM_V_lt) --tag=CC $(AM_LIBTOOLFLAGS) $(LIBTOOLFLAGS) --mode=link \
	$(CCLD) $(AM_CFLAGS) $(CFLAGS) $(libmof_la_LDFLAGS) $(LDFLAGS) -o $@
EXTRA_libmof_la_DEPENDENCIES = mof.sym $(srcdir)/src/libmof/link.sh
EXTRA_DIST += src/libmof/link.sh
mof.sym: $(srcdir)/src/libmof/mof.h
	$(AM_V_GEN)sed -n '/^typedef/!s/.*[ *]\(mof_[a-z_]*\)(.*/\1/p' $(srcdir)/src/libmof/mof.h | sort -u >$@
CLEANFILES += mof.sym
pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = libmof.pc
