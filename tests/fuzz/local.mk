# SPDX-License-Identifier: MIT
# make fuzz-smoke and make soak, in a build that was configured with CC=clang and --enable-fuzz (best together with
# --enable-asan --enable-ubsan --disable-shared). A driver is listed in FUZZERS; tests/fuzz/run gives it its seeds.
FUZZERS = tests/fuzz/fuzz_parse tests/fuzz/fuzz_compile tests/fuzz/fuzz_bmf tests/fuzz/fuzz_ds \
	tests/fuzz/fuzz_containers tests/fuzz/fuzz_sddl tests/fuzz/fuzz_descriptor tests/fuzz/fuzz_encoding
if HAVE_JANSSON
FUZZERS += tests/fuzz/fuzz_json tests/fuzz/fuzz_facts
endif
if HAVE_LIBXML2
FUZZERS += tests/fuzz/fuzz_cimxml
endif
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit -I$(srcdir)/tests/fuzz
FUZZ_LINK = -fsanitize=fuzzer
TOKEN_MUTATOR = tests/fuzz/token_mutator.c tests/fuzz/token_mutator.h

EXTRA_PROGRAMS += $(FUZZERS)
CLEANFILES += $(FUZZERS)
EXTRA_DIST += tests/fuzz/run tests/fuzz/sddl.dict tests/fuzz/seeds

tests_fuzz_fuzz_parse_SOURCES = tests/fuzz/fuzz_parse.c tests/fuzz/mof_mutator.c $(TOKEN_MUTATOR)
tests_fuzz_fuzz_parse_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_fuzz_parse_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_parse_LDADD = libmofkit.la
tests_fuzz_fuzz_compile_SOURCES = tests/fuzz/fuzz_compile.c tests/fuzz/mof_mutator.c $(TOKEN_MUTATOR) \
	tests/unit/compiled.c tests/unit/compiled.h
tests_fuzz_fuzz_compile_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_fuzz_compile_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_compile_LDADD = libmofkit.la
tests_fuzz_fuzz_bmf_SOURCES = tests/fuzz/fuzz_bmf.c tests/unit/compiled.c tests/unit/compiled.h
tests_fuzz_fuzz_bmf_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_fuzz_bmf_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_bmf_LDADD = libmofkit.la
tests_fuzz_fuzz_ds_SOURCES = tests/fuzz/fuzz_ds.c
tests_fuzz_fuzz_ds_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_ds_LDADD = libmofkit.la
tests_fuzz_fuzz_containers_SOURCES = tests/fuzz/fuzz_containers.c
tests_fuzz_fuzz_containers_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_containers_LDADD = libmofkit.la
tests_fuzz_fuzz_sddl_SOURCES = tests/fuzz/fuzz_sddl.c
tests_fuzz_fuzz_sddl_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_sddl_LDADD = libmofkit.la
tests_fuzz_fuzz_descriptor_SOURCES = tests/fuzz/fuzz_descriptor.c
tests_fuzz_fuzz_descriptor_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_descriptor_LDADD = libmofkit.la
tests_fuzz_fuzz_encoding_SOURCES = tests/fuzz/fuzz_encoding.c
tests_fuzz_fuzz_encoding_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_encoding_LDADD = libmofkit.la
tests_fuzz_fuzz_json_SOURCES = tests/fuzz/fuzz_json.c
tests_fuzz_fuzz_json_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_json_LDADD = libmofkit.la
tests_fuzz_fuzz_facts_SOURCES = tests/fuzz/fuzz_facts.c
tests_fuzz_fuzz_facts_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_facts_LDADD = libmofkit.la
tests_fuzz_fuzz_cimxml_SOURCES = tests/fuzz/fuzz_cimxml.c
tests_fuzz_fuzz_cimxml_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_cimxml_LDADD = libmofkit.la

# All drivers, three minutes together: a finding fails. What is learnt is forgotten.
SMOKE_SECONDS = 180

# Each driver in turn for an hour, in a folder that keeps what was learnt for the next time.
SOAK_SECONDS = 3600
SOAK_FOLDER = fuzz-corpus

if FUZZ
fuzz-smoke: $(FUZZERS) mof
	@srcdir='$(srcdir)' sh $(srcdir)/tests/fuzz/run $(SMOKE_SECONDS) '' $(FUZZERS)
soak: $(FUZZERS) mof
	@srcdir='$(srcdir)' sh $(srcdir)/tests/fuzz/run `expr $(SOAK_SECONDS) '*' $(words $(FUZZERS))` '$(SOAK_FOLDER)' $(FUZZERS)
else
fuzz-smoke soak:
	@echo "the fuzz drivers need a build that was configured with CC=clang --enable-fuzz --enable-asan --enable-ubsan" >&2
	@exit 1
endif
.PHONY: fuzz-smoke soak
