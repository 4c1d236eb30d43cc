//! Credentials by the names of environment variables.

use tintype::{BuildError, Client, ClientBuilder, Error};

use crate::provider::{GET, Provider, call, failed, get};
use crate::sample::{ProbeError, operation};
use tintype::operation::{Answer, Operation};

static OK: [Answer; 1] = [Answer::new("204", &[])];

fn of<'a>(variables: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
}

fn client(provider: &Provider, variables: &[(&str, &str)]) -> Client {
    provider.builder().credentials_from("SHOP", of(variables)).build().unwrap()
}

#[tokio::test]
async fn each_kind_of_credential() {
    static ALL: Operation = Operation { security: &[&["bearer", "key", "digest"]], ..operation("/p", &[], &OK) };
    static USER: Operation = Operation { security: &[&["user"]], ..operation("/p", &[], &OK) };
    let provider = Provider::new();
    let variables = [
        ("SHOP_TOKEN", "t7"),
        ("SHOP_API_KEY", "k"),
        ("SHOP_SIGNING_KEY", "SECRET"),
        ("SHOP_USER", "Aladdin"),
        ("SHOP_PASSWORD", "open sesame"),
        ("SHOP_CLIENT_ID", "our-id"),
        ("SHOP_CLIENT_SECRET", "our-secret"),
        ("OTHER_TOKEN", "t8"),
    ];
    let client = client(&provider, &variables);
    call(&client, &ALL).await.unwrap();
    failed(call(&client, &USER).await);
    let called = provider.called();
    assert_eq!((called[0].uri().query(), called[0].headers().contains_key("x-digest")), (Some("key=k"), true));
    assert_eq!(provider.used(), ["t7", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]);
    assert_eq!(provider.asked().len(), 0);
}

#[tokio::test]
async fn the_scheme_that_is_named_goes_first() {
    let provider = Provider::new();
    let client =
        client(&provider, &[("SHOP_TOKEN", "t7"), ("SHOP_OAUTH2", "t9"), ("SHOP_API_KEY", "a"), ("SHOP_KEY", "b")]);
    get(&client).await.unwrap();
    static KEY: Operation = Operation { security: &[&["key"]], ..operation("/p", &[], &OK) };
    failed(call(&client, &KEY).await);
    assert_eq!((provider.used()[0].as_str(), provider.called()[1].uri().query()), ("t9", Some("key=b")));
}

#[tokio::test]
async fn grants_of_oauth_2() {
    let provider = Provider::new();
    let variables = [("SHOP_CLIENT_ID", "our-id"), ("SHOP_CLIENT_SECRET", "our-secret"), ("SHOP_SCOPES", "a  b")];
    get(&client(&provider, &variables)).await.unwrap();
    assert_eq!(provider.asked()[0].uri(), "https://iam.example.com/oauth2/token");
    let variables = [("SHOP_CLIENT_ID", "our-id"), ("SHOP_REFRESH_TOKEN", "r"), ("SHOP_TOKEN_URL", "/my/token")];
    get(&client(&provider, &variables)).await.unwrap();
    assert_eq!(provider.asked()[1].uri(), "https://api.example.com/my/token");
    let refresh = "grant_type=refresh_token&refresh_token=r&client_id=our-id";
    assert_eq!(provider.forms(), ["grant_type=client_credentials&scope=a+b", refresh]);
}

#[tokio::test]
async fn the_error_of_a_missing_credential_names_its_variable() {
    const fn needs(security: &'static [&'static [&'static str]]) -> Operation {
        Operation { security, ..operation("/p", &[], &OK) }
    }
    static KEY: Operation = needs(&[&["key"]]);
    static DIGEST: Operation = needs(&[&["digest"]]);
    static USER: Operation = needs(&[&["user"]]);
    let provider = Provider::new();
    let asked = async |variables: &[(&str, &str)], operation: &'static Operation| match failed(
        call(&client(&provider, variables), operation).await,
    ) {
        Error::MissingCredential { variable, .. } => variable.unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(&[], &GET).await, "SHOP_TOKEN, or SHOP_CLIENT_ID and SHOP_CLIENT_SECRET,");
    assert_eq!(asked(&[("SHOP_CLIENT_ID", "i")], &GET).await, "SHOP_TOKEN, or SHOP_CLIENT_SECRET,");
    assert_eq!(asked(&[("SHOP_TOKEN", "")], &KEY).await, "SHOP_API_KEY");
    assert_eq!(asked(&[], &DIGEST).await, "SHOP_SIGNING_KEY");
    assert_eq!(asked(&[], &USER).await, "SHOP_USER and SHOP_PASSWORD");
    assert_eq!(asked(&[("SHOP_USER", "ann")], &USER).await, "SHOP_PASSWORD");
    assert_eq!(
        get(&client(&provider, &[])).await.unwrap_err().to_string(),
        "probe: no credential for the security scheme `oauth2`: set SHOP_TOKEN, or SHOP_CLIENT_ID and \
         SHOP_CLIENT_SECRET, in the environment, give one to the client's builder, or set its header"
    );
    // Whoever has not looked there is not told of it.
    let error = get(&provider.builder().build().unwrap()).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::MissingCredential { scheme: "oauth2", variable: None })));
    assert_eq!(provider.called().len(), 0);
}

#[test]
fn a_value_that_cannot_be_sent_fails_the_build_and_does_not_show() {
    let provider = Provider::new();
    let builder: ClientBuilder<Client> =
        provider.builder().credentials_from("SHOP_", of(&[("SHOP_TOKEN", "s3cret\n")]));
    let error = builder.build().unwrap_err();
    assert!(matches!(&error, BuildError::Credential { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cret"));
}

#[test]
fn an_environment_without_them_sets_nothing() {
    let builder = Provider::new().builder().credentials_from_env("TINTYPE_TEST_THAT_NOBODY_SETS");
    assert!(format!("{:?}", builder.build().unwrap()).contains("credentials: {}"));
}
