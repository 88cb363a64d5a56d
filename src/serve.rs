//! Starting and stopping: web server, workers, measurements.

use actix_web::dev::Server;
use actix_web::middleware::Compress;
use actix_web::{HttpServer, web};

use crate::app::App;
use crate::kernel::ActionError;
use crate::platform::web::idempotency::Answers;
use crate::platform::web::shield::PublicUrl;
use crate::platform::web::{Assets, Throttles, form};
use crate::routes;

/// What every page and the shield need to find.
#[derive(Clone)]
pub struct Furniture {
    app: web::Data<App>,
    i18n: web::Data<crate::platform::i18n::I18n>,
    assets: web::Data<Assets>,
    public_url: web::Data<PublicUrl>,
    answers: web::Data<Answers>,
    throttles: web::Data<Throttles>,
}

impl Furniture {
    /// Takes what is needed from the app.
    pub fn new(app: &App) -> anyhow::Result<Self> {
        Ok(Self {
            i18n: web::Data::from(app.i18n.clone()),
            assets: web::Data::new(Assets::load()?),
            public_url: web::Data::new(PublicUrl(app.config.server.public_url.clone())),
            answers: web::Data::new(Answers {
                db: app.db.clone(),
                clock: app.clock.clone(),
            }),
            throttles: web::Data::new(Throttles::new(&app.config)),
            app: web::Data::new(app.clone()),
        })
    }

    /// Puts everything in place: data, limits, routes, and what answers where no route does.
    pub fn configure(&self, config: &mut web::ServiceConfig) {
        config
            .app_data(self.app.clone())
            .app_data(self.i18n.clone())
            .app_data(self.assets.clone())
            .app_data(self.public_url.clone())
            .app_data(web::Data::new(self.app.pages.clone()))
            .app_data(self.answers.clone())
            .app_data(self.throttles.clone())
            .app_data(web::PayloadConfig::new(form::FORM_BYTES_MAX))
            .configure(routes::configure)
            .default_service(web::to(|| async { Err::<&str, _>(ActionError::NotFound) }));
    }
}

/// The house around the routes, the same in production and in tests. A macro because the type cannot be named.
#[macro_export]
macro_rules! web_app {
    ($furniture:expr) => {{
        let furniture = $furniture.clone();
        actix_web::App::new()
            .configure(move |config| furniture.configure(config))
            .wrap(actix_web::middleware::from_fn(
                $crate::people::sessions::identify,
            ))
            .wrap(actix_web::middleware::from_fn(
                $crate::platform::web::shield::guard,
            ))
            .wrap(actix_web::middleware::from_fn(
                $crate::platform::web::problem::present,
            ))
            .wrap(actix_web::middleware::from_fn(
                $crate::platform::web::shield::harden,
            ))
            .wrap(actix_web::middleware::from_fn(
                $crate::platform::web::trace::request,
            ))
    }};
}

/// A server that listens; awaiting it serves until it is told to stop.
pub fn start(app: &App) -> anyhow::Result<Server> {
    let furniture = Furniture::new(app)?;
    let n_workers = match app.config.server.workers {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        n => n,
    };
    let server = HttpServer::new(move || web_app!(furniture).wrap(Compress::default()))
        .workers(n_workers)
        .client_request_timeout(std::time::Duration::from_secs(5))
        .keep_alive(std::time::Duration::from_secs(60))
        .shutdown_timeout(30)
        .bind(app.config.server.listen)?
        .run();
    Ok(server)
}
