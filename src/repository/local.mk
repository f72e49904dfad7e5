# SPDX-License-Identifier: MIT
LAYERS += repository
libmofkit_la_SOURCES += \
	src/repository/repository.c src/repository/repository.h src/repository/inside.h \
	src/repository/store.h src/repository/store_copy.c src/repository/store_memory.c \
	src/repository/scope.c src/repository/pending.c src/repository/suggest.c \
	src/repository/lineage.c src/repository/lineage.h src/repository/embedded.c src/repository/embedded.h src/repository/resolve.c \
	src/repository/coerce.c src/repository/key.c src/repository/reference.c src/repository/alias.c src/repository/value.c \
	src/repository/apply.c src/repository/apply_class.c src/repository/apply_instance.c \
	src/repository/apply_delete.c \
	src/repository/inherit.c src/repository/override.c src/repository/kind.c src/repository/update.c \
	src/repository/journal.c src/repository/journal.h src/repository/roles.def \
	src/repository/dump.c src/repository/system.h

# The system classes travel inside the library.
EXTRA_DIST += src/repository/system.mof
nodist_libmofkit_la_SOURCES += src/repository/system.c
CLEANFILES += src/repository/system.c

src/repository/system.c: $(srcdir)/src/base/embed.awk $(srcdir)/src/repository/system.mof
	@$(MKDIR_P) src/repository
	$(AM_V_GEN)LC_ALL=C $(AWK) -v header=repository/system.h -v name=repository_system_unit_text \
		-f $(srcdir)/src/base/embed.awk $(srcdir)/src/repository/system.mof >$@.tmp && mv $@.tmp $@
