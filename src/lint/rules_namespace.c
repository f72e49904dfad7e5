/* SPDX-License-Identifier: MIT */
/* Rules on namespaces and on the qualifiers that secure them (NSS208, NSS209, NSS214, NSS225, NSS227 ...). */
#include <string.h>

#include "base/buffer.h"
#include "base/guid.h"
#include "base/nearest.h"
#include "lint/namespace.h"

/* ---- qualifiers ---- */

/* NSS225: RequiresEncryption has an effect only on __SystemSecurity. */
void lint_encryption_misplaced(struct lint *lint, const struct lint_target *target)
{
	const struct cim_qualifier *qualifier = target->misplaced->qualifier;
	struct diagnostic *diagnostic;

	if (!name_is(qualifier->name, "requiresencryption"))
		return;
	diagnostic = diag_report(lint->sink, NSS225, qualifier->span, "RequiresEncryption has no effect on %s",
				 target->misplaced->on);
	diag_set_help(lint->sink, diagnostic, "move it to 'instance of __SystemSecurity {};' inside the namespace");
}

/* NSS237: NamespaceSecuritySDDL has an effect only on __Namespace. */
void lint_sddl_misplaced(struct lint *lint, const struct lint_target *target)
{
	const struct cim_qualifier *qualifier = target->misplaced->qualifier;
	struct diagnostic *diagnostic;

	if (!name_is(qualifier->name, "namespacesecuritysddl"))
		return;
	diagnostic = diag_report(lint->sink, NSS237, qualifier->span, "NamespaceSecuritySDDL has no effect on %s",
				 target->misplaced->on);
	diag_set_help(lint->sink, diagnostic,
		      "move it to the instance of __Namespace that creates the namespace, in the parent namespace");
}

/* NSS209: RequiresEncryption is turned off again. */
void lint_encryption_cleared(struct lint *lint, const struct lint_target *target)
{
	const struct cim_qualifier *qualifier =
		cim_find_qualifier(&target->encryption->instance->qualifiers, "requiresencryption");
	struct diagnostic *diagnostic;

	if (target->encryption->required)
		return;
	diagnostic = diag_report(lint->sink, NSS209, target->encryption->span,
				 "%s accepts unencrypted connections because RequiresEncryption is FALSE",
				 target->space->path);
	if (qualifier->value.span.source)
		diag_add_edit(lint->sink, diagnostic, qualifier->value.span, "TRUE");
}

/* ---- namespaces that need encryption ---- */

/* An ACE that lets a non-administrator connect remotely; NULL if there is none. */
static const struct sd_ace *remote_user(const struct namespace_security *space)
{
	const struct sd_descriptor *descriptor = &namespace_outcome(space)->descriptor;

	for (size_t i = 0; i < descriptor->dacl.count; i++) {
		const struct sd_ace *ace = &descriptor->dacl.aces[i];

		if (sid_class(&ace->sid) != SID_CLASS_ADMIN && !(ace->flags & SD_INHERIT_ONLY) &&
		    lint_allowed(ace) & WBEM_REMOTE_ENABLE)
			return ace;
	}
	return NULL;
}

/* The fix appends the instance of __SystemSecurity to the file that creates the namespace. */
static void add_encryption(struct lint *lint, const struct namespace_security *space, struct diagnostic *diagnostic)
{
	const struct source *source = space->created_at.source;
	struct buffer text = {0};

	if (source == NULL)
		return;
	buffer_put_text(&text, "\n#pragma namespace(\"\\\\\\\\.\\\\");
	for (const char *p = space->path; *p; p++) {
		if (*p == '\\' || *p == '"')
			buffer_put_byte(&text, '\\');
		buffer_put_byte(&text, (uint8_t)*p);
	}
	buffer_put_text(&text, "\")\n[RequiresEncryption(TRUE)]\ninstance of __SystemSecurity\n{\n};\n");
	diag_add_edit(lint->sink, diagnostic, (struct span){source, source->size, source->size}, buffer_text(&text));
	buffer_free(&text);
}

/* NSS208: secrets should be encrypted on the network. */
void lint_encryption_missing(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_security *space = target->space;
	const struct sd_ace *user = remote_user(space);
	struct diagnostic *diagnostic;

	if (!space->is_created || space->encryption || (user == NULL && space->secret == NULL))
		return;
	if (user)
		diagnostic = diag_report(lint->sink, NSS208, space->created_at,
					 "%s can connect remotely to %s, which does not require encryption",
					 lint_principal(lint, &user->sid), space->path);
	else
		diagnostic = diag_report(lint->sink, NSS208, space->created_at,
					 "%s has the property '%s' but does not require encryption", space->path,
					 space->secret->name.spelling);
	diag_set_help(lint->sink, diagnostic,
		      "add [RequiresEncryption(TRUE)] instance of __SystemSecurity {}; to the namespace");
	add_encryption(lint, space, diagnostic);
}

/* ---- names ---- */

static struct text last_part(const char *path)
{
	const char *separator = strrchr(path, '\\');

	return text_of(separator ? separator + 1 : path);
}

/* NSS227: the pragma applies before the instance, so the namespace is created inside another one of the same name. */
void lint_namespace_in_itself(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_security *space = target->space;
	struct diagnostic *diagnostic;

	if (!space->is_created || space->parent == NULL ||
	    !text_same_name(last_part(space->path), last_part(space->parent->path)))
		return;
	diagnostic = diag_report(lint->sink, NSS227, space->created_at, "this instance creates %s, not %s", space->path,
				 space->parent->path);
	diag_set_help(lint->sink, diagnostic, "set '#pragma namespace' to the parent namespace before this instance");
}

/* The namespaces of Windows; those below root\Microsoft belong to them too. */
static const char *const windows_namespaces[] = {
	"root",
	"root\\aspnet",
	"root\\cimv2",
	"root\\default",
	"root\\directory\\ldap",
	"root\\hardware",
	"root\\interop",
	"root\\microsoft",
	"root\\peh",
	"root\\rsop",
	"root\\security",
	"root\\securitycenter",
	"root\\securitycenter2",
	"root\\standardcimv2",
	"root\\subscription",
	"root\\virtualization",
	"root\\webadministration",
	"root\\wmi",
};

enum { WINDOWS_NAMESPACES = sizeof windows_namespaces / sizeof *windows_namespaces };

static bool is_of_windows(const char *path)
{
	struct text text = text_of(path), below = text_of("root\\microsoft\\");

	for (size_t i = 0; i < WINDOWS_NAMESPACES; i++)
		if (text_same_name(text, text_of(windows_namespaces[i])))
			return true;
	return text.length > below.length && text_same_name((struct text){text.bytes, below.length}, below);
}

/* NSS228: the qualifier changes an existing namespace for all its users. */
void lint_foreign_namespace(struct lint *lint, const struct lint_target *target)
{
	struct diagnostic *diagnostic;

	if (target->statement->form != STATEMENT_SDDL || !is_of_windows(target->space->path))
		return;
	diagnostic = diag_report(lint->sink, NSS228, target->statement->span,
				 "replaces the descriptor of %s, a namespace of Windows", target->space->path);
	diag_set_help(lint->sink, diagnostic, "create a namespace of your own and secure that one");
}

/* NSS239: without a descriptor all users may read it, call its methods and write through its providers. */
void lint_default_security(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_security *space = target->space;

	if (space->is_created && !space->is_in_base && space->statements == NULL && !is_of_windows(space->path))
		diag_report(lint->sink, NSS239, space->created_at,
			    "%s has no descriptor of its own: it gets the inherited ACEs or the Windows default",
			    space->path);
}

/* A namespace of Windows whose name differs in one character. Short names are too similar to compare. */
static const char *find_like(const char *path)
{
	enum { LONG_ENOUGH = 5 };
	struct text name = last_part(path);

	for (size_t i = 0; i < WINDOWS_NAMESPACES; i++) {
		struct text known = last_part(windows_namespaces[i]);

		if (known.length >= LONG_ENOUGH && nearest_distance(name, known, 2) == 1 && !is_of_windows(path))
			return windows_namespaces[i];
	}
	return NULL;
}

static const char *oddity(struct text name)
{
	if (name.length > 0 && (name.bytes[0] == ' ' || name.bytes[name.length - 1] == ' '))
		return "begins or ends with a space";
	for (size_t i = 0; i < name.length; i++)
		if ((unsigned char)name.bytes[i] >= 0x80)
			return "has non-ASCII characters";
	return guid_parse(name, &(struct guid){{0}}) ? "is a GUID" : NULL;
}

/* NSS240: a name that imitates one of Windows, to be overlooked. */
void lint_look_alike(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_security *space = target->space;
	const char *odd = oddity(last_part(space->path)), *known = find_like(space->path);

	if (!space->is_created)
		return;
	if (known)
		diag_report(lint->sink, NSS240, space->created_at, "the name of %s is almost the same as %s",
			    space->path, known);
	else if (odd)
		diag_report(lint->sink, NSS240, space->created_at, "the name of %s %s", space->path, odd);
}

/* ---- comments ---- */

/* Returns whether a text contains a spelling of "read only". */
static bool says_read_only(struct text text)
{
	static const char *const spellings[] = {"read only", "read-only", "readonly"};

	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		struct text words = text_of(spellings[i]);

		for (size_t at = 0; at + words.length <= text.length; at++)
			if (text_same_name((struct text){text.bytes + at, words.length}, words))
				return true;
	}
	return false;
}

/* The comment above an instance: the lines before it, up to an empty one or the end of a declaration. */
static struct text comment_above(struct span span)
{
	enum { MOST = 2000 };
	const char *text = span.source->text;
	uint32_t begin = span.begin;

	while (begin > 0 && span.begin - begin < MOST && text[begin - 1] != ';' &&
	       !(begin > 1 && text[begin - 1] == '\n' && text[begin - 2] == '\n'))
		begin--;
	return (struct text){text + begin, span.begin - begin};
}

/* NSS214: the comment promises read-only access, the mask grants more. */
void lint_mask_and_comment(struct lint *lint, const struct lint_target *target)
{
	enum { CHANGES = WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE | RIGHT_WRITE_DAC | RIGHT_WRITE_OWNER };
	const struct cim_instance *instance = target->statement->instance;
	uint32_t rights = lint_allowed(target->ace) & CHANGES;

	if (rights == 0 || sid_class(&target->ace->sid) == SID_CLASS_ADMIN || instance == NULL ||
	    instance->span.source == NULL || !says_read_only(comment_above(instance->span)))
		return;
	diag_report(lint->sink, NSS214, lint_ace_span(target),
		    "the comment promises read-only access, but %s is granted %s",
		    lint_principal(lint, &target->ace->sid), lint_rights(lint, RIGHTS_NAMESPACE, rights));
}
