# SPDX-License-Identifier: MIT
LAYERS += cli
mof_SOURCES += \
	src/cli/commands.def src/cli/commands.c src/cli/commands.h \
	src/cli/options.def src/cli/options.c src/cli/options.h src/cli/values.c \
	src/cli/help.c src/cli/help.h src/cli/main.c src/cli/terminal.c src/cli/terminal.h \
	src/cli/inputs.c src/cli/inputs.h src/cli/base.c src/cli/compile_files.c src/cli/preprocess.c src/cli/lint_files.c \
	src/cli/fix_files.c src/cli/fix_files.h \
	src/cli/diagnostics.c src/cli/diagnostics.h src/cli/translate.c src/cli/translate.h src/cli/dependencies.c \
	src/cli/halves.c src/cli/halves.h \
	src/cli/cmd_access.c src/cli/cmd_check.c src/cli/cmd_compile.c src/cli/cmd_convert.c src/cli/cmd_decompile.c src/cli/decompile.h src/cli/decompile_read.c src/cli/decompile_list.c \
	src/cli/cmd_dump.c src/cli/cmd_explain.c src/cli/cmd_lint.c src/cli/cmd_localize.c src/cli/cmd_sddl.c \
	src/cli/cmd_security.c src/cli/cmd_security_generate.c \
	src/cli/mofcomp.c src/cli/mofcomp.h src/cli/mofcomp_switches.c src/cli/mofcomp_store.c src/cli/mofcomp_extract.c

# The same program under the name that Windows developers script.
install-exec-hook:
	cd $(DESTDIR)$(bindir) && $(LN_S) -f mof$(EXEEXT) mofcomp$(EXEEXT)

uninstall-hook:
	rm -f $(DESTDIR)$(bindir)/mofcomp$(EXEEXT)
