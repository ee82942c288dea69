//! Every kind of change, with its level: the one table of the diff.
//!
//! Levels are those of graphql-js 16 where it knows the change, and of GraphQL Inspector elsewhere.

/// What a change may do to a client that works today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// An operation that was valid may be refused, or its answer may not fit the client's types.
    Breaking,
    /// Operations stay valid; what they do or return may change.
    Dangerous,
    Safe,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Dangerous, Self::Safe];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Dangerous => "dangerous",
            Self::Safe => "safe",
        }
    }
}

macro_rules! kinds {
    ($($variant:ident $name:literal $level:ident)*) => {
        /// What changed. One variant a level: a name that has two levels has two variants.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($variant),* }

        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that reports show.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level),* }
            }
        }
    };
}

#[rustfmt::skip]
kinds! {
    RootTypeAdded                 "ROOT_TYPE_ADDED"                    Safe
    RootTypeChanged               "ROOT_TYPE_CHANGED"                  Breaking
    RootTypeRemoved               "ROOT_TYPE_REMOVED"                  Breaking
    TypeAdded                     "TYPE_ADDED"                         Safe
    TypeRemoved                   "TYPE_REMOVED"                       Breaking
    TypeKindChanged               "TYPE_KIND_CHANGED"                  Breaking
    InterfaceAdded                "INTERFACE_ADDED"                    Dangerous
    InterfaceRemoved              "INTERFACE_REMOVED"                  Breaking
    UnionMemberAdded              "UNION_MEMBER_ADDED"                 Dangerous
    UnionMemberRemoved            "UNION_MEMBER_REMOVED"               Breaking
    EnumValueAdded                "ENUM_VALUE_ADDED"                   Dangerous
    EnumValueRemoved              "ENUM_VALUE_REMOVED"                 Breaking
    FieldAdded                    "FIELD_ADDED"                        Safe
    FieldRemoved                  "FIELD_REMOVED"                      Breaking
    FieldTypeChanged              "FIELD_TYPE_CHANGED"                 Breaking
    FieldTypeTightened            "FIELD_TYPE_CHANGED"                 Safe
    RequiredArgumentAdded         "REQUIRED_ARGUMENT_ADDED"            Breaking
    OptionalArgumentAdded         "OPTIONAL_ARGUMENT_ADDED"            Dangerous
    ArgumentRemoved               "ARGUMENT_REMOVED"                   Breaking
    ArgumentTypeChanged           "ARGUMENT_TYPE_CHANGED"              Breaking
    ArgumentTypeRelaxed           "ARGUMENT_TYPE_CHANGED"              Safe
    RequiredInputFieldAdded       "REQUIRED_INPUT_FIELD_ADDED"         Breaking
    OptionalInputFieldAdded       "OPTIONAL_INPUT_FIELD_ADDED"         Dangerous
    InputFieldRemoved             "INPUT_FIELD_REMOVED"                Breaking
    InputFieldTypeChanged         "INPUT_FIELD_TYPE_CHANGED"           Breaking
    InputFieldTypeRelaxed         "INPUT_FIELD_TYPE_CHANGED"           Safe
    DefaultValueAdded             "DEFAULT_VALUE_ADDED"                Dangerous
    DefaultValueRemoved           "DEFAULT_VALUE_REMOVED"              Dangerous
    DefaultValueChanged           "DEFAULT_VALUE_CHANGED"              Dangerous
    DirectiveAdded                "DIRECTIVE_ADDED"                    Safe
    DirectiveRemoved              "DIRECTIVE_REMOVED"                  Breaking
    DirectiveLocationAdded        "DIRECTIVE_LOCATION_ADDED"           Safe
    DirectiveLocationRemoved      "DIRECTIVE_LOCATION_REMOVED"         Breaking
    DirectiveRepeatableAdded      "DIRECTIVE_REPEATABLE_ADDED"         Safe
    DirectiveRepeatableRemoved    "DIRECTIVE_REPEATABLE_REMOVED"       Breaking
    RequiredDirectiveArgumentAdded "REQUIRED_DIRECTIVE_ARGUMENT_ADDED" Breaking
    OptionalDirectiveArgumentAdded "OPTIONAL_DIRECTIVE_ARGUMENT_ADDED" Safe
    DirectiveArgumentRemoved      "DIRECTIVE_ARGUMENT_REMOVED"         Breaking
    DirectiveArgumentTypeChanged  "DIRECTIVE_ARGUMENT_TYPE_CHANGED"    Breaking
    DirectiveArgumentTypeRelaxed  "DIRECTIVE_ARGUMENT_TYPE_CHANGED"    Safe
    DeprecationAdded              "DEPRECATION_ADDED"                  Safe
    DeprecationRemoved            "DEPRECATION_REMOVED"                Safe
    DeprecationReasonChanged      "DEPRECATION_REASON_CHANGED"         Safe
    OneOfAdded                    "ONE_OF_ADDED"                       Breaking
    OneOfRemoved                  "ONE_OF_REMOVED"                     Safe
    SpecifiedByAdded              "SPECIFIED_BY_ADDED"                 Dangerous
    SpecifiedByRemoved            "SPECIFIED_BY_REMOVED"               Dangerous
    SpecifiedByChanged            "SPECIFIED_BY_CHANGED"               Dangerous
    AppliedDirectiveAdded         "APPLIED_DIRECTIVE_ADDED"            Dangerous
    AppliedDirectiveRemoved       "APPLIED_DIRECTIVE_REMOVED"          Dangerous
    AppliedArgumentAdded          "APPLIED_DIRECTIVE_ARGUMENT_ADDED"   Safe
    AppliedArgumentRemoved        "APPLIED_DIRECTIVE_ARGUMENT_REMOVED" Dangerous
    AppliedArgumentChanged        "APPLIED_DIRECTIVE_ARGUMENT_CHANGED" Dangerous
    DescriptionAdded              "DESCRIPTION_ADDED"                  Safe
    DescriptionRemoved            "DESCRIPTION_REMOVED"                Safe
    DescriptionChanged            "DESCRIPTION_CHANGED"                Safe
}

impl Kind {
    /// Whether only texts for readers changed.
    pub const fn is_description(self) -> bool {
        matches!(self, Self::DescriptionAdded | Self::DescriptionRemoved | Self::DescriptionChanged)
    }
}
