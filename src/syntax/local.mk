# SPDX-License-Identifier: MIT
LAYERS += syntax
libmofkit_la_SOURCES += \
	src/syntax/token.h src/syntax/tokens.c src/syntax/lexer.h src/syntax/brackets.c \
	src/syntax/fast_scan.c src/syntax/lexical_errors.c src/syntax/preprocessor.c \
	src/syntax/comment.c src/syntax/confusables.c src/syntax/confusables.def \
	src/syntax/tree.h src/syntax/parse.h \
	src/syntax/parser.h src/syntax/parse.c src/syntax/expected.c src/syntax/mistakes.c src/syntax/mof3.c \
	src/syntax/dump.c src/syntax/dump.h
