/* SPDX-License-Identifier: MIT */
/*
 * libmof: the compiler for MOF, the Managed Object Format of WMI and CIM, and the security descriptors of its
 * namespaces, for other programs. It does what IMofCompiler does on Windows, and says more about what it finds.
 *
 * A compiler serves one thread at a time; several compilers in several threads share nothing that is written. Texts are
 * UTF-8 that ends with a NUL. What a function returns belongs to the compiler and lives until mof_free(), unless it is
 * said to be the caller's. When memory runs out the program is aborted. libmof(3) has an example.
 */
#ifndef MOFKIT_LIBMOF_MOF_H
#define MOFKIT_LIBMOF_MOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mof_compiler;

/* The version of the library, "0.1.0". */
const char *mof_version(void);

/* ---- compiling ---- */

/* A new compiler; free it, and all that came from it, with mof_free(), which takes NULL as well. */
struct mof_compiler *mof_new(void);
void mof_free(struct mof_compiler *compiler);

/*
 * Sets an option, before anything is compiled. False if there is none of that name, if the value is wrong, or if it is too
 * late. The names are those of the command line, see mof-check(1):
 *
 *   namespace, code-page, dialect       one value, the last one counts
 *   include, env, base                  one more value each time
 *   strict, closed                      set by any value, NULL too
 */
bool mof_set(struct mof_compiler *compiler, const char *option, const char *value);

/*
 * How files are read, included ones too, instead of from the file system: `read` returns NULL and sets *bytes to memory from
 * malloc(), which the library frees, and *size; or returns why it can't, as text that follow "cannot read X: ". Then the
 * paths of includes are only joined, and nothing but `read` decides which may be read. Set it before anything is compiled.
 */
typedef const char *mof_reader(void *context, const char *path, void **bytes, size_t *size);
void mof_set_reader(struct mof_compiler *compiler, mof_reader *read, void *context);

/*
 * Compiles a file, or bytes that `name` represents in messages: MOF text in any encoding, or binary MOF. What is compiled
 * by one compiler is one compile in that order. True if it has no errors; mof_diagnostics() tells them.
 */
bool mof_compile_file(struct mof_compiler *compiler, const char *path);
bool mof_compile_buffer(struct mof_compiler *compiler, const char *name, const void *bytes, size_t size);

/*
 * Applies what was compiled to a repository in memory, after the files of the option base, and checks what a repository
 * checks. Call it once, when all is compiled. True if there are no errors, those of compiling included.
 */
bool mof_apply(struct mof_compiler *compiler);

/* ---- diagnostics ---- */

enum mof_severity { MOF_NOTE, MOF_WARNING, MOF_ERROR };

/* Lines and columns count from 1, columns in characters; file is NULL when there is no location. */
struct mof_place {
	const char *file;
	unsigned line, column, end_line, end_column;
};

struct mof_diagnostic {
	const char *code; /* "MOF120", which never changes */
	const char *name; /* "class-without-key" */
	enum mof_severity severity;
	uint32_t hresult; /* the code of Windows, 0x8004...; 0 when it has none */
	struct mof_place place;
	const char *message;
	const char *help; /* what to do; NULL when that is not known */
};

/*
 * Calls `take` for all that was found, in the order of the files and their locations; returns how many of them are errors. The
 * struct lives as long as the call. `take` may be NULL.
 */
size_t mof_diagnostics(struct mof_compiler *compiler,
		       void (*take)(void *context, const struct mof_diagnostic *diagnostic), void *context);

/* ---- output ---- */

/*
 * Writes all that was compiled in a format of mof-compile(1): "bmf", "json", "mof", "cheader", ... *bytes becomes the
 * caller's: free it with mof_release(). False if there are errors, or the format can't hold it, which is one more of them;
 * or if there is no such format, which is none.
 */
bool mof_write(struct mof_compiler *compiler, const char *format, void **bytes, size_t *size);

/* The same to a file, whole or not at all. Returns NULL or why not, as text that follow "cannot write X: ". */
const char *mof_write_file(struct mof_compiler *compiler, const char *format, const char *path);

void mof_release(void *bytes);

/* ---- what was compiled ---- */

struct mof_item; /* what a file asks for: a class, an instance, or to delete one */
struct mof_qualifiers;
struct mof_qualifier;
struct mof_property; /* or reference, or parameter of a method */
struct mof_method;
struct mof_value;

enum mof_item_kind { MOF_CLASS, MOF_INSTANCE, MOF_DELETE_CLASS, MOF_DELETE_INSTANCE };

/* Items in their order; those of files with errors of syntax are among them as far as they could be read. */
size_t mof_item_count(const struct mof_compiler *compiler);
const struct mof_item *mof_item_at(const struct mof_compiler *compiler, size_t index);

enum mof_item_kind mof_item_kind(const struct mof_item *item);
const char *mof_item_namespace(const struct mof_item *item); /* "root\\cimv2" */

/* The name of the class, of an instance that of its class; of what deletes the class name or path: the caller's. */
char *mof_item_name(const struct mof_item *item);
const char *mof_item_superclass(const struct mof_item *item); /* NULL when there is none */

/* NULL of what deletes. */
const struct mof_qualifiers *mof_item_qualifiers(const struct mof_item *item);
size_t mof_item_property_count(const struct mof_item *item);
const struct mof_property *mof_item_property_at(const struct mof_item *item, size_t index);
size_t mof_item_method_count(const struct mof_item *item);
const struct mof_method *mof_item_method_at(const struct mof_item *item, size_t index);

const char *mof_property_name(const struct mof_property *property);
const char *mof_property_type(const struct mof_property *property); /* "uint32", or a class; NULL in an instance */
bool mof_property_is_reference(const struct mof_property *property);
bool mof_property_is_array(const struct mof_property *property);
const struct mof_qualifiers *mof_property_qualifiers(const struct mof_property *property);
const struct mof_value *mof_property_value(const struct mof_property *property); /* NULL when none is written */

const char *mof_method_name(const struct mof_method *method);
const char *mof_method_type(const struct mof_method *method);
const struct mof_qualifiers *mof_method_qualifiers(const struct mof_method *method);
size_t mof_method_parameter_count(const struct mof_method *method);
const struct mof_property *mof_method_parameter_at(const struct mof_method *method, size_t index);

size_t mof_qualifier_count(const struct mof_qualifiers *qualifiers);
const struct mof_qualifier *mof_qualifier_at(const struct mof_qualifiers *qualifiers, size_t index);
const char *mof_qualifier_name(const struct mof_qualifier *qualifier);
const struct mof_value *mof_qualifier_value(const struct mof_qualifier *qualifier);
unsigned mof_qualifier_flavors(const struct mof_qualifier *qualifier); /* WBEM_FLAVOR_*: 1 instance, 2 subclass ... */

/* Values as they were written: a literal keeps its kind, whatever the type of its property is. */
enum mof_value_kind {
	MOF_NULL,
	MOF_BOOLEAN,
	MOF_INTEGER,
	MOF_REAL,
	MOF_CHARACTER,
	MOF_STRING,
	MOF_ALIAS,
	MOF_OBJECT,
	MOF_ARRAY,
};

enum mof_value_kind mof_value_kind(const struct mof_value *value);
bool mof_value_boolean(const struct mof_value *value);
uint64_t mof_value_integer(const struct mof_value *value, bool *negative); /* the magnitude */
double mof_value_real(const struct mof_value *value);
unsigned mof_value_character(const struct mof_value *value);                 /* a UTF-16 unit */
const char *mof_value_string(const struct mof_value *value, size_t *length); /* no NUL after it; an alias too */
size_t mof_value_count(const struct mof_value *value);                       /* of the elements of an array, else 0 */
const struct mof_value *mof_value_at(const struct mof_value *value, size_t index);

/* ---- security descriptors ---- */

/*
 * From SDDL to the self-relative form and back (MS-DTYP 2.5.1, 2.4.6). NULL, and the result is the caller's to
 * mof_release(); or a sentence that says what is wrong, which is the caller's to mof_release() too.
 */
char *mof_sddl_to_binary(const char *sddl, void **bytes, size_t *size);
char *mof_sddl_from_binary(const void *bytes, size_t size, char **sddl);

/* Whether two descriptors in SDDL give everybody the same: 1, 0, or -1 if one of them can't be read. */
int mof_sddl_same(const char *first, const char *second);

#ifdef __cplusplus
}
#endif
#endif
