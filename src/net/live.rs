//! HTTP over the network.

use std::cell::OnceCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ureq::http::{Request, Response};
use ureq::tls::TlsConfig;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{ConnectionDetails, Connector, DefaultConnector, Transport};
use ureq::{Agent, Error};

use super::tls::{self, NoAuthorities};
use super::{Http, HttpError, Largest};

/// The network.
pub(crate) struct Live {
    agent: OnceCell<Agent>,
    /// Made for the first request over TLS: reading the system's certificates takes its time.
    tls: OnceCell<TlsConfig>,
    limit: Duration,
    largest: u64,
    /// Whether the connection stood, TLS included: before that, nothing of a request can have been sent.
    connected: Arc<AtomicBool>,
}

impl Live {
    /// `limit` bounds a whole call, from the name's look-up to the last byte of the answer; `largest` is how many bytes of
    /// an answer are read.
    pub(crate) fn new(limit: Duration, largest: u64) -> Live {
        Live {
            agent: OnceCell::new(),
            tls: OnceCell::new(),
            limit,
            largest,
            connected: Arc::default(),
        }
    }

    fn agent(&self) -> &Agent {
        self.agent.get_or_init(|| {
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .max_redirects_will_error(false)
                // A connection that was used before can be closed at the other end while a request is written to it.
                .max_idle_connections(0)
                .timeout_global(Some(self.limit))
                .timeout_connect(Some(self.limit.min(Duration::from_secs(10))))
                .user_agent(concat!("fte/", env!("CARGO_PKG_VERSION")))
                .build();
            let connector = DefaultConnector::new().chain(Mark(Arc::clone(&self.connected)));
            Agent::with_parts(config, connector, DefaultResolver::default())
        })
    }

    fn tls(&self) -> Result<TlsConfig, NoAuthorities> {
        if let Some(tls) = self.tls.get() {
            return Ok(tls.clone());
        }
        let tls = tls::of_http()?;
        Ok(self.tls.get_or_init(|| tls).clone())
    }
}

impl Http for Live {
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
        let host = request.uri().authority().map_or_else(String::new, ToString::to_string);
        self.connected.store(false, Ordering::SeqCst);
        // Only this machine is called without TLS (`base::web`): no proxy has a part in that.
        let is_plain = request.uri().scheme_str() == Some("http");
        let largest = request.extensions().get::<Largest>().map_or(self.largest, |most| most.0);
        let agent = self.agent();
        let mut request = agent.configure_request(request);
        request = if is_plain {
            request.proxy(None)
        } else {
            match self.tls() {
                Ok(tls) => request.tls_config(tls),
                Err(error) => return Err(HttpError::Unreachable { host, why: error.to_string() }),
            }
        };
        let answer = agent.run(request.build()).map_err(|error| self.named(&host, &error))?;
        let (parts, mut body) = answer.into_parts();
        // The head was read: whatever is wrong with the rest, the request arrived.
        let bytes = body.with_config().limit(largest).read_to_vec().map_err(|error| {
            let why = match error {
                Error::BodyExceedsLimit(most) => {
                    format!("its answer is larger than {} MB", most >> 20)
                }
                error => format!("its answer can't be read: {error}"),
            };
            HttpError::Lost { host, why }
        })?;
        Ok(Response::from_parts(parts, bytes))
    }
}

impl Live {
    fn named(&self, host: &str, error: &Error) -> HttpError {
        let (host, why) = (host.to_owned(), error.to_string());
        match error {
            Error::BadUri(_) | Error::Http(_) => HttpError::Invalid(why),
            _ if self.connected.load(Ordering::SeqCst) => HttpError::Lost { host, why },
            _ => HttpError::Unreachable { host, why },
        }
    }
}

/// The last link of the chain of connectors: notes that the ones before it came through.
#[derive(Debug)]
struct Mark(Arc<AtomicBool>);

impl<In: Transport> Connector<In> for Mark {
    type Out = In;

    fn connect(&self, _: &ConnectionDetails, chained: Option<In>) -> Result<Option<In>, Error> {
        if chained.is_some() {
            self.0.store(true, Ordering::SeqCst);
        }
        Ok(chained)
    }
}
