//! What the validating library finds wrong, in French.

/// The library's message for clients. It is told apart by the error's name; what it speaks of stands
/// between grave accents.
pub(super) fn of(error: &str, message: &str) -> String {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (error, names.as_slice()) {
        ("UndefinedField", [ty, field]) => format!("Le type « {ty} » n'a pas de champ « {field} »."),
        ("UndefinedArgument", [argument, place]) => {
            format!("« {place} » n'a pas d'argument « {argument} ».")
        }
        ("RequiredArgument", [argument]) => format!("L'argument « {argument} » est requis."),
        ("MissingSubselection", _) => "Ce champ demande une sélection de sous-champs.".to_owned(),
        ("SubselectionOnScalarType" | "SubselectionOnEnumType", [ty]) => {
            format!("Un champ de type « {ty} » n'a pas de sous-champs.")
        }
        ("DisallowedVariableUsage", [variable, declared, argument, expected]) => format!(
            "La variable « {variable} » de type « {declared} » ne convient pas à l'argument « {argument} » \
             de type « {expected} »."
        ),
        ("UnsupportedValueType", _) => "Une variable de ce type ne convient pas ici.".to_owned(),
        ("UndefinedDirective", [directive]) => format!("La directive « {directive} » n'existe pas."),
        ("UnsupportedLocation", _) => "Cette directive ne peut pas figurer ici.".to_owned(),
        ("UndefinedRootOperation", [kind]) => {
            format!("Le schéma ne propose aucune opération de type « {kind} ».")
        }
        ("InvalidFragmentSpread", _) => "Ce fragment ne s'applique pas au type où il figure.".to_owned(),
        ("AmbiguousAnonymousOperation", _) => {
            "Une opération sans nom doit être la seule du document.".to_owned()
        }
        ("SubscriptionUsesMultipleFields", _) => {
            "Un abonnement ne peut demander qu'un champ racine.".to_owned()
        }
        ("SubscriptionUsesIntrospection", _) => {
            "Un abonnement ne peut pas demander d'introspection à la racine.".to_owned()
        }
        ("SubscriptionUsesConditionalSelection", _) => {
            "Les champs racines d'un abonnement ne peuvent pas porter @skip ni @include.".to_owned()
        }
        ("TypeSystemDefinition", _) => {
            "Le document ne peut contenir que des opérations et des fragments.".to_owned()
        }
        ("ConflictingFieldName" | "ConflictingFieldType" | "ConflictingFieldArgument", [key]) => {
            format!("Les champs « {key} » ne peuvent pas être réunis. Donnez-leur des alias différents.")
        }
        _ => message.to_owned(),
    }
}
